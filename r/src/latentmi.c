/*
 * The functions of latentmi.h as R calls them. The shared library is loaded when it is first used, as there is one for each level of
 * x86-64 instructions, and as its runtime must not start in a session that forks before it estimates.
 */
#define _POSIX_C_SOURCE 200809L
#define R_NO_REMAP
#include <R.h>
#include <Rinternals.h>
#include <R_ext/Rdynload.h>
#include <R_ext/Visibility.h>
#include <dlfcn.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>
#include "latentmi.h"

#define FUNCTIONS(F)                                                                                                                       \
    F(abi_version) F(version) F(settings) F(estimate) F(result_json) F(result_array) F(result_model) F(rank) F(model_read) F(model_write) \
    F(model_json) F(model_encode) F(model_score) F(free_result) F(free_model) F(free_text)

static struct {
    int is_loaded;
    pid_t process;
#define MEMBER(name) __typeof__(lmi_##name) *name;
    FUNCTIONS(MEMBER)
#undef MEMBER
} native;

/* An R error without the call that it came from: messages of the library say all. */
static void fail(const char *utf8) {
    SEXP text = PROTECT(Rf_mkCharCE(utf8, CE_UTF8));
    Rf_errorcall(R_NilValue, "%s", Rf_translateChar(text));
}

/* The library, for a function that needs it. */
static void require_library(void) {
    if (!native.is_loaded) {
        fail("The library is not loaded.");
    }

    if (native.process != getpid()) {
        fail("This process was forked from one that had used latentmi, whose threads are not copied; use parallel::makeCluster() instead of "
             "mclapply(), or use latentmi in the children alone.");
    }
}

/* A text that the library hands over as one of R; NULL where there is none. */
static SEXP take_text(char *text) {
    if (!text) {
        return R_NilValue;
    }

    SEXP taken = PROTECT(Rf_ScalarString(Rf_mkCharCE(text, CE_UTF8)));
    native.free_text(text);
    UNPROTECT(1);
    return taken;
}

static void check(int32_t status, char *error) {
    if (status == LMI_OK) {
        return;
    }

    SEXP text = PROTECT(take_text(error));
    const char *message = text == R_NilValue ? "" : Rf_translateChar(STRING_ELT(text, 0));
    Rf_errorcall(R_NilValue, status == LMI_FAILED ? "A bug of latentmi; please report it with this text: %s" : "%s", message);
}

/* Loads the library from a path, unless it was loaded before. */
static SEXP load_library(SEXP path) {
    if (native.is_loaded) {
        require_library();
        return R_NilValue;
    }

    void *handle = dlopen(R_ExpandFileName(Rf_translateChar(STRING_ELT(path, 0))), RTLD_NOW | RTLD_LOCAL);
    if (!handle) {
        fail(dlerror());
    }

#define FIND(name)                                                           \
    *(void **)&native.name = dlsym(handle, "lmi_" #name);                    \
    if (!native.name) {                                                      \
        fail("The shared library is incomplete; install latentmi as a whole."); \
    }
    FUNCTIONS(FIND)
#undef FIND

    /* The library's runtime ignores SIGPIPE from its start on, which R handles. */
    struct sigaction pipe;
    sigaction(SIGPIPE, NULL, &pipe);
    int32_t version = native.abi_version();
    sigaction(SIGPIPE, &pipe, NULL);
    if (version != LMI_ABI_VERSION) {
        fail("The shared library has another version of its interface; install latentmi as a whole.");
    }

    native.process = getpid();
    native.is_loaded = 1;
    return R_NilValue;
}

static SEXP version_text(void) {
    require_library();
    return Rf_mkString(native.version());
}

static SEXP settings_json(void) {
    require_library();
    return Rf_ScalarString(Rf_mkCharCE(native.settings(), CE_UTF8));
}

/* Handles. A forked child does not free them, as the runtime is not its own. */

static void free_result(SEXP pointer) {
    lmi_result *result = R_ExternalPtrAddr(pointer);
    if (result && native.process == getpid()) {
        native.free_result(result);
    }

    R_ClearExternalPtr(pointer);
}

static void free_model(SEXP pointer) {
    lmi_model *model = R_ExternalPtrAddr(pointer);
    if (model && native.process == getpid()) {
        native.free_model(model);
    }

    R_ClearExternalPtr(pointer);
}

/* A pointer without an address yet: made before the handle, so that no error of R can lose that. */
static SEXP new_pointer(const char *tag, R_CFinalizer_t finalizer) {
    SEXP pointer = PROTECT(R_MakeExternalPtr(NULL, Rf_install(tag), R_NilValue));
    R_RegisterCFinalizer(pointer, finalizer);
    UNPROTECT(1);
    return pointer;
}

static void *address(SEXP pointer, const char *tag) {
    require_library();
    void *found = TYPEOF(pointer) == EXTPTRSXP && R_ExternalPtrTag(pointer) == Rf_install(tag) ? R_ExternalPtrAddr(pointer) : NULL;
    if (!found) {
        fail("This is no handle of latentmi, or it was freed.");
    }

    return found;
}

static SEXP free_handle(SEXP pointer) {
    free_result(pointer);
    return R_NilValue;
}

/* Whether a pointer has an address: it has none where it was saved to a file and read again. */
static SEXP is_open(SEXP pointer) {
    return Rf_ScalarLogical(TYPEOF(pointer) == EXTPTRSXP && R_ExternalPtrAddr(pointer) != NULL);
}

/* Sides: a matrix of R, column after column, becomes one of rows; in memory that R frees when the call ends, whatever ends it. */

enum { TILE = 32 };

#define TRANSPOSE(convert)                                                                           \
    for (R_xlen_t top = 0; top < rows; top += TILE) {                                                \
        for (R_xlen_t left = 0; left < columns; left += TILE) {                                      \
            for (R_xlen_t i = top; i < rows && i < top + TILE; i++) {                                \
                for (R_xlen_t j = left; j < columns && j < left + TILE; j++) {                       \
                    turned[i * columns + j] = convert(from[j * rows + i]);                           \
                }                                                                                    \
            }                                                                                        \
        }                                                                                            \
    }

#define SAME(value) (value)
#define REAL_OF(value) ((value) == NA_INTEGER ? NA_REAL : (double)(value))

static const double *by_rows(SEXP values, R_xlen_t rows, R_xlen_t columns) {
    if (TYPEOF(values) == REALSXP && (columns <= 1 || rows <= 1)) {
        return REAL(values);
    }

    double *turned = (double *)R_alloc((size_t)rows * (size_t)columns, sizeof(double));
    if (TYPEOF(values) == REALSXP) {
        const double *from = REAL(values);
        TRANSPOSE(SAME)
    } else {
        const int *from = TYPEOF(values) == LGLSXP ? LOGICAL(values) : INTEGER(values);
        TRANSPOSE(REAL_OF)
    }

    return turned;
}

static SEXP member(SEXP list, const char *name) {
    SEXP names = Rf_getAttrib(list, R_NamesSymbol);
    for (R_xlen_t i = 0; i < Rf_xlength(list); i++) {
        if (strcmp(CHAR(STRING_ELT(names, i)), name) == 0) {
            return VECTOR_ELT(list, i);
        }
    }

    return R_NilValue;
}

static const char *const *texts(SEXP strings) {
    if (strings == R_NilValue) {
        return NULL;
    }

    const char **all = (const char **)R_alloc((size_t)Rf_xlength(strings), sizeof(char *));
    for (R_xlen_t i = 0; i < Rf_xlength(strings); i++) {
        all[i] = Rf_translateCharUTF8(STRING_ELT(strings, i));
    }

    return all;
}

/* A side as R/side.R prepares it: "values", "kind", "names" and "labels". */
static lmi_array array_of(SEXP side) {
    SEXP values = member(side, "values");
    SEXP labels = member(side, "labels");
    lmi_array array = {
        .rows = Rf_nrows(values),
        .columns = Rf_ncols(values),
        .type = LMI_FLOAT64,
        .kind = Rf_asInteger(member(side, "kind")),
        .column_names = texts(member(side, "names")),
        .labels = texts(labels),
        .label_count = Rf_xlength(labels),
    };
    array.values = by_rows(values, array.rows, array.columns);
    return array;
}

/* The wait for an estimate. The library calls `tell` on the thread that called it, which is that of R, so that R may be used in it; but no
   error and no interrupt of R may leave it, as frames of the library lie below. */

struct telling {
    SEXP progress;
    const char *stage;
    int32_t done;
    int32_t total;
    int goes_on;
};

static void tell_r(void *data) {
    struct telling *telling = data;
    R_CheckUserInterrupt();
    if (telling->progress != R_NilValue) {
        SEXP stage = PROTECT(Rf_ScalarString(Rf_mkCharCE(telling->stage, CE_UTF8)));
        SEXP done = PROTECT(Rf_ScalarInteger(telling->done));
        SEXP total = PROTECT(Rf_ScalarInteger(telling->total));
        SEXP call = PROTECT(Rf_lang4(telling->progress, stage, done, total));
        telling->goes_on = Rf_asLogical(Rf_eval(call, R_GlobalEnv)) == TRUE;
        UNPROTECT(4);
    }
}

static int32_t tell(void *context, const char *stage, int32_t done, int32_t total) {
    struct telling telling = {.progress = context, .stage = stage, .done = done, .total = total, .goes_on = 1};
    return R_ToplevelExec(tell_r, &telling) && telling.goes_on ? 0 : 1;
}

/* Makes an estimate, and returns the handle of its result; NULL where it was canceled. */
static SEXP make_estimate(SEXP x, SEXP y, SEXP given, SEXP groups, SEXP settings, SEXP with_model, SEXP attribution, SEXP progress) {
    require_library();
    lmi_array sides[] = {array_of(x), array_of(y), {0}};
    if (given != R_NilValue) {
        sides[2] = array_of(given);
    }

    lmi_request request = {
        .x = &sides[0],
        .y = &sides[1],
        .given = given == R_NilValue ? NULL : &sides[2],
        .groups = groups == R_NilValue ? NULL : INTEGER(groups),
        .settings = Rf_translateCharUTF8(STRING_ELT(settings, 0)),
        .with_model = Rf_asLogical(with_model) == TRUE,
        .attribution_permutations = Rf_asInteger(attribution),
        .progress = tell,
        .context = progress,
    };
    SEXP pointer = PROTECT(new_pointer("lmi_result", free_result));
    lmi_result *result = NULL;
    char *error = NULL;
    int32_t status = native.estimate(&request, &result, &error);
    R_SetExternalPtrAddr(pointer, result);
    if (status == LMI_CANCELED) {
        native.free_text(error);
        UNPROTECT(1);
        return R_NilValue;
    }

    check(status, error);
    UNPROTECT(1);
    return pointer;
}

static SEXP result_json(SEXP pointer) {
    return Rf_ScalarString(Rf_mkCharCE(native.result_json(address(pointer, "lmi_result")), CE_UTF8));
}

/* An array of a result as a matrix; NULL where it has none of that name. */
static SEXP result_array(SEXP pointer, SEXP name) {
    lmi_array array;
    if (native.result_array(address(pointer, "lmi_result"), CHAR(STRING_ELT(name, 0)), &array) != LMI_OK) {
        return R_NilValue;
    }

    SEXP matrix = PROTECT(Rf_allocMatrix(REALSXP, (int)array.rows, (int)array.columns));
    double *to = REAL(matrix);
    for (int64_t i = 0; i < array.rows; i++) {
        for (int64_t j = 0; j < array.columns; j++) {
            int64_t from = i * array.columns + j;
            to[j * array.rows + i] = array.type == LMI_FLOAT32 ? ((const float *)array.values)[from] : ((const double *)array.values)[from];
        }
    }

    UNPROTECT(1);
    return matrix;
}

static SEXP rank_results(SEXP pointers, SEXP candidates, SEXP seeds) {
    require_library();
    const lmi_result **results = (const lmi_result **)R_alloc((size_t)Rf_xlength(pointers), sizeof(lmi_result *));
    for (R_xlen_t i = 0; i < Rf_xlength(pointers); i++) {
        results[i] = address(VECTOR_ELT(pointers, i), "lmi_result");
    }

    char *json = NULL, *error = NULL;
    int32_t status = native.rank(results, Rf_asInteger(candidates), Rf_asInteger(seeds), &json, &error);
    check(status, error);
    return take_text(json);
}

/* Models. */

static SEXP result_model(SEXP result) {
    SEXP pointer = PROTECT(new_pointer("lmi_model", free_model));
    R_SetExternalPtrAddr(pointer, native.result_model(address(result, "lmi_result")));
    UNPROTECT(1);
    return pointer;
}

static SEXP model_read(SEXP path) {
    require_library();
    SEXP pointer = PROTECT(new_pointer("lmi_model", free_model));
    lmi_model *model = NULL;
    char *error = NULL;
    int32_t status = native.model_read(R_ExpandFileName(Rf_translateChar(STRING_ELT(path, 0))), &model, &error);
    R_SetExternalPtrAddr(pointer, model);
    check(status, error);
    UNPROTECT(1);
    return pointer;
}

static SEXP model_write(SEXP pointer, SEXP path) {
    char *error = NULL;
    int32_t status = native.model_write(address(pointer, "lmi_model"), R_ExpandFileName(Rf_translateChar(STRING_ELT(path, 0))), &error);
    check(status, error);
    return R_NilValue;
}

static SEXP model_json(SEXP pointer) {
    return Rf_ScalarString(Rf_mkCharCE(native.model_json(address(pointer, "lmi_model")), CE_UTF8));
}

/* Values of new rows with the notes of the library, which R/model.R shows. */
static SEXP with_notes(SEXP values, char *notes) {
    SEXP text = PROTECT(take_text(notes));
    SEXP both = PROTECT(Rf_allocVector(VECSXP, 2));
    SET_VECTOR_ELT(both, 0, values);
    SET_VECTOR_ELT(both, 1, text);
    UNPROTECT(2);
    return both;
}

static SEXP model_encode(SEXP pointer, SEXP side, SEXP rows, SEXP latent_dims) {
    const lmi_model *model = address(pointer, "lmi_model");
    lmi_array array = array_of(rows);
    int latents = Rf_asInteger(latent_dims);
    float *codes = (float *)R_alloc((size_t)array.rows * (size_t)latents, sizeof(float));
    char *notes = NULL, *error = NULL;
    int32_t status = native.model_encode(model, Rf_asInteger(side), &array, codes, array.rows * latents, &notes, &error);
    check(status, error);
    SEXP matrix = PROTECT(Rf_allocMatrix(REALSXP, (int)array.rows, latents));
    for (int64_t i = 0; i < array.rows; i++) {
        for (int j = 0; j < latents; j++) {
            REAL(matrix)[j * array.rows + i] = codes[i * latents + j];
        }
    }

    SEXP both = with_notes(matrix, notes);
    UNPROTECT(1);
    return both;
}

static SEXP model_score(SEXP pointer, SEXP x, SEXP y) {
    const lmi_model *model = address(pointer, "lmi_model");
    lmi_array sides[] = {array_of(x), array_of(y)};
    SEXP bits = PROTECT(Rf_allocVector(REALSXP, (R_xlen_t)sides[0].rows));
    char *notes = NULL, *error = NULL;
    int32_t status = native.model_score(model, &sides[0], &sides[1], REAL(bits), sides[0].rows, &notes, &error);
    check(status, error);
    SEXP both = with_notes(bits, notes);
    UNPROTECT(1);
    return both;
}

static const R_CallMethodDef calls[] = {
    {"C_load", (DL_FUNC)&load_library, 1},
    {"C_version", (DL_FUNC)&version_text, 0},
    {"C_settings", (DL_FUNC)&settings_json, 0},
    {"C_estimate", (DL_FUNC)&make_estimate, 8},
    {"C_result_json", (DL_FUNC)&result_json, 1},
    {"C_result_array", (DL_FUNC)&result_array, 2},
    {"C_result_model", (DL_FUNC)&result_model, 1},
    {"C_free_result", (DL_FUNC)&free_handle, 1},
    {"C_rank", (DL_FUNC)&rank_results, 3},
    {"C_is_open", (DL_FUNC)&is_open, 1},
    {"C_model_read", (DL_FUNC)&model_read, 1},
    {"C_model_write", (DL_FUNC)&model_write, 2},
    {"C_model_json", (DL_FUNC)&model_json, 1},
    {"C_model_encode", (DL_FUNC)&model_encode, 4},
    {"C_model_score", (DL_FUNC)&model_score, 3},
    {NULL, NULL, 0},
};

void attribute_visible R_init_latentmi(DllInfo *info) {
    R_registerRoutines(info, NULL, calls, NULL, NULL);
    R_useDynamicSymbols(info, FALSE);
    R_forceSymbols(info, TRUE);
}
