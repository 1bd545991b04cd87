/*
 * An estimate from C. Build it beside a library that tools/build-native.sh made:
 *   cc -std=c99 -I src/LatentMI.Native samples/c/estimate.c python/latentmi_net/lib/latentmi-x86-64-v3.so -lm -o estimate
 */
#include <latentmi.h>
#include <math.h>
#include <stdio.h>

enum { ROWS = 500 };

static int32_t tell(void *context, const char *stage, int32_t done, int32_t total) {
    (void)context, (void)stage, (void)done, (void)total;
    return 0; /* go on */
}

int main(void) {
    static double x[ROWS], y[ROWS];
    for (int i = 0; i < ROWS; i++) {
        x[i] = sin(i * i);
        y[i] = x[i] + 0.5 * cos(3.0 * i * i);
    }

    lmi_array sides[] = {
        {.values = x, .rows = ROWS, .columns = 1, .type = LMI_FLOAT64},
        {.values = y, .rows = ROWS, .columns = 1, .type = LMI_FLOAT64},
    };
    lmi_request request = {
        .x = &sides[0], .y = &sides[1], .settings = "{\"estimator\": \"ksg\", \"k\": 5}", .progress = tell};
    lmi_result *result = NULL;
    char *error = NULL;
    if (lmi_abi_version() != LMI_ABI_VERSION || lmi_estimate(&request, &result, &error) != LMI_OK) {
        fprintf(stderr, "%s\n", error ? error : "another version of the library");
        lmi_free_text(error);
        return 2;
    }

    lmi_array pmi;
    double sum = 0;
    lmi_result_array(result, "pmi", &pmi);
    for (int64_t i = 0; i < pmi.rows; i++) {
        sum += ((const double *)pmi.values)[i];
    }

    printf("%.6f bits from %lld rows\n", sum / (double)pmi.rows, (long long)pmi.rows);
    lmi_free_result(result);
    return 0;
}
