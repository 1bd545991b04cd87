/*
 * The C interface of LatentMI: mutual information of high-dimensional samples, in bits.
 *
 * - Nothing has to be initialized. The first call starts a runtime inside of the library, which takes about 20 milliseconds; its threads
 *   sleep between calls. The library writes to no stream and starts no process. The runtime handles SIGSEGV, SIGFPE and two real-time signals, hands
 *   those that are not its own to the handlers that were there, and ignores SIGPIPE from its start on: a program that handles that sets it again after
 *   its first call.
 * - Every function may be called from several threads at once. A handle may be used by several threads, but freed only once, after use.
 * - After fork() a child may use the library only if its parent had called none of these functions before, as the runtime's threads are not
 *   copied.
 * - Text is UTF-8 and ends with a zero byte. Text that a function returns by itself belongs to the library or to the handle; text that comes
 *   through a `char **` belongs to the caller, who frees it with lmi_free_text.
 * - Arrays that are given are read during the call only, where they are, without a copy.
 */
#ifndef LATENTMI_H
#define LATENTMI_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this interface. It grows where a program that was compiled with an older header would not work any more. */
#define LMI_ABI_VERSION 1

/* What functions return. */
enum lmi_status {
    LMI_OK = 0,
    LMI_FAILED = 1,       /* a bug of the library; the text says where */
    LMI_BAD_INPUT = 2,    /* the data or settings cannot be used; the text is one line: what is wrong, where, and what to do */
    LMI_CANCELED = 3,     /* the progress function returned a value other than 0 */
    LMI_OUT_OF_MEMORY = 4
};

/* The types of values. */
enum lmi_type {
    LMI_FLOAT32 = 32,
    LMI_FLOAT64 = 64
};

/* What the numbers of a column mean. */
enum lmi_kind {
    LMI_NUMBER = 0, /* quantities, or what is not known */
    LMI_COUNT = 1,  /* whole numbers by their type, such as counts */
    LMI_LABEL = 2   /* codes of labels, which are equal or different but have no order */
};

/* A matrix of rows (observations) and columns, row after row, of native byte order. */
typedef struct lmi_array {
    const void *values;
    int64_t rows;
    int64_t columns;
    int32_t type;                     /* enum lmi_type */
    int32_t kind;                     /* enum lmi_kind, of all columns */
    const char *const *column_names;  /* one for each column, or NULL */
    const char *const *labels;        /* what the codes 0, 1, 2, ... of a single column of labels stand for, or NULL */
    int64_t label_count;
} lmi_array;

/*
 * Where work stands; called about ten times a second, on the thread that called the library. `stage` is a word or two, valid during the call;
 * `done` of `total` parts of the stage are done, both 0 where they are not counted.
 * Returns 0 to go on; any other value ends the work within a fraction of a second, with LMI_CANCELED.
 */
typedef int32_t (*lmi_progress)(void *context, const char *stage, int32_t done, int32_t total);

/* An estimate to make. Fill with zeros, then set what is wanted. */
typedef struct lmi_request {
    const lmi_array *x;
    const lmi_array *y;               /* row i of Y belongs to row i of X */
    const lmi_array *given;           /* Z, for I(X;Y|Z); or NULL */
    const int32_t *groups;            /* for each row the group that it belongs to; rows of a group are not independent. Or NULL */
    const char *settings;             /* a JSON object of settings by their names, such as {"seed": 7, "effort": "quick"}; or NULL */
    int32_t with_model;               /* 1 to fit the model that encodes and scores new rows, with lmi estimators only */
    int32_t attribution_permutations; /* 99, say, to tell which columns carry the information; 0 not to */
    lmi_progress progress;            /* or NULL */
    void *context;                    /* handed to progress */
} lmi_request;

typedef struct lmi_result lmi_result;
typedef struct lmi_model lmi_model;

/* LMI_ABI_VERSION of the library. */
int32_t lmi_abi_version(void);

/* The version of LatentMI, such as "0.1.0". */
const char *lmi_version(void);

/*
 * The settings as a JSON object: "estimators", each with its name, summary and the names of its settings, and "settings", each with its name,
 * kind, help, default, choices and range.
 */
const char *lmi_settings(void);

/*
 * Estimates. On success *result is a handle to free with lmi_free_result and *error is NULL; otherwise *result is NULL and *error is a text to
 * free, which messages of settings call by the names above.
 */
int32_t lmi_estimate(const lmi_request *request, lmi_result **result, char **error);

/* The result as a JSON object, with the fields of `lmi estimate --json` (docs/cli.md); valid until the result is freed. */
const char *lmi_result_json(const lmi_result *result);

/*
 * An array of a result: "pmi", the pointwise value of each row in bits, NaN where a row has none (n x 1, float64); "latent_x", "latent_y",
 * "latent_z", the learned codes (n x L, float32). *array then views memory that is valid until the result is freed. Returns LMI_BAD_INPUT where
 * the result has no such array.
 */
int32_t lmi_result_array(const lmi_result *result, const char *name, lmi_array *array);

/* The model of a result that was made with_model: a handle of its own, to free with lmi_free_model; NULL where there is none. */
lmi_model *lmi_result_model(const lmi_result *result);

/*
 * Ranks representations by their results: candidates x seeds results of lmi_estimate with the default estimator, those of a candidate one after the other, all of the same rows. *json is a JSON object
 * to free with lmi_free_text: "candidates", those with the largest values first ("candidate", from 0, "bits", "best_rank", "worst_rank"), and "differences" of all pairs ("first", "second", "bits",
 * "standard_error_bits", "lower_bits", "upper_bits", null where an end is not known; docs/ranking.md).
 */
int32_t lmi_rank(const lmi_result *const *results, int32_t candidates, int32_t seeds, char **json, char **error);

/* Reads a model.npz, as `lmi estimate --out` writes it. */
int32_t lmi_model_read(const char *path, lmi_model **model, char **error);

/* Writes a model.npz, whole or not at all. */
int32_t lmi_model_write(const lmi_model *model, const char *path, char **error);

/* What a model is, as a JSON object: "dims_x", "dims_y", "latent_dims", "columns_x", "columns_y", "labels_x", "labels_y". */
const char *lmi_model_json(const lmi_model *model);

/*
 * The latents of rows of X (side 0) or Y (side 1): latents has room for `room` = rows x latent_dims values. *notes is NULL, or lines that say how
 * the rows became those that the model was fitted to, a text to free.
 */
int32_t lmi_model_encode(
    const lmi_model *model, int32_t side, const lmi_array *rows, float *latents, int64_t room, char **notes, char **error);

/* The pointwise mutual information of new pairs in bits: pmi has room for `room` = rows values; NaN where a pair has none. */
int32_t lmi_model_score(
    const lmi_model *model, const lmi_array *x, const lmi_array *y, double *pmi, int64_t room, char **notes, char **error);

void lmi_free_result(lmi_result *result);
void lmi_free_model(lmi_model *model);
void lmi_free_text(char *text);

#ifdef __cplusplus
}
#endif

#endif
