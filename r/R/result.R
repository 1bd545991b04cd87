# Results: plain lists of numbers and texts, which can be saved and sent to other processes.

# A copy of a result of the library.
result_of <- function(handle, model) {
    report <- parse_json(.Call(C_result_json, handle), simplifyVector = TRUE, simplifyMatrix = FALSE)
    latents <- lapply(c(x = "latent_x", y = "latent_y", z = "latent_z"), function(name) .Call(C_result_array, handle, name))
    latents <- latents[!vapply(latents, is.null, NA)]
    structure(class = "lmi_estimate", list(
        bits = number(report$mi_bits),
        interval = if (!is.null(report$ci95_bits)) setNames(report$ci95_bits, c("lower", "upper")),
        at_least_bits = report$at_least_bits,
        p_value = report$p_value,
        null_bits = report$null_bits,
        pmi = as.vector(.Call(C_result_array, handle, "pmi")),
        latents = if (length(latents) > 0) latents,
        warnings = remarks(report$warning_ids, report$warnings),
        diagnosis = remarks(report$diagnostics$id, report$diagnostics$message),
        n_samples = report$n_samples,
        estimator = report$estimator,
        attribution = if (!is.null(report$attribution)) attributed(report$attribution),
        model = if (model) model_of(.Call(C_result_model, handle)),
        report = report
    ))
}

number <- function(value) if (is.null(value)) NaN else as.numeric(value)

remarks <- function(ids, messages) data.frame(id = as.character(ids), message = as.character(messages))

# Columns by their numbers in R, from 1; the report counts from 0, as files do.
attributed <- function(attribution) {
    for (side in c("x", "y")) {
        columns <- attribution[[side]]$columns
        columns$column <- columns$column + 1L
        columns$position <- NULL
        attribution[[side]]$columns <- columns
    }
    attribution
}

value_text <- function(x) {
    if (is.null(x$at_least_bits)) sprintf("%.4f bits", x$bits) else sprintf("at least %.4f bits", x$at_least_bits)
}

quantity <- function(x) if (is.null(x$report$dims_z)) "mutual information" else "conditional mutual information"

print.lmi_estimate <- function(x, ...) {
    range <- if (!is.null(x$interval)) sprintf(", 95 %% interval %.4f to %.4f", x$interval[1], x$interval[2])
    p <- if (!is.null(x$p_value)) sprintf(", p = %.3g", x$p_value)
    cat(quantity(x), ": ", value_text(x), range, p, "\n", sep = "")
    cat(sprintf("%s, %d rows, %d and %d columns\n", x$estimator, x$n_samples, x$report$dims_x, x$report$dims_y))
    ids <- c(x$warnings$id, x$diagnosis$id)
    if (length(ids) > 0) cat(strwrap(paste0("warnings: ", paste(ids, collapse = ", "), " (summary() shows them)"), exdent = 2), sep = "\n")
    invisible(x)
}

summary.lmi_estimate <- function(object, ...) structure(class = "summary.lmi_estimate", list(estimate = object))

print.summary.lmi_estimate <- function(x, ...) {
    estimate <- x$estimate
    report <- estimate$report
    lines <- c(
        "bits" = value_text(estimate),
        "95 % interval" = if (!is.null(estimate$interval)) sprintf("%.4f to %.4f bits", estimate$interval[1], estimate$interval[2]),
        "p-value" = if (!is.null(estimate$p_value)) sprintf("%.3g (%d permutations)", estimate$p_value, length(estimate$null_bits)),
        "estimator" = estimate$estimator,
        "rows" = as.character(estimate$n_samples),
        "columns" = paste0(sprintf("%d in X, %d in Y", report$dims_x, report$dims_y), if (!is.null(report$dims_z)) sprintf(", %d given", report$dims_z)),
        "representation" = if (!is.null(report$representation)) sprintf(ngettext(report$latent_dims, "%s, %d latent dimension", "%s, %d latent dimensions"), report$representation, report$latent_dims),
        "pointwise" = if (any(is.finite(estimate$pmi))) {
            paste(sprintf("%.2f", range(estimate$pmi, na.rm = TRUE)), collapse = " to ") |> paste("bits;", round(100 * mean(estimate$pmi < 0, na.rm = TRUE)), "% of the rows below 0")
        },
        "seed" = as.character(report$seed)
    )
    names(lines)[1] <- quantity(estimate)
    cat(sprintf(paste0("%-", nchar(names(lines)[1]), "s  %s"), names(lines), lines), sep = "\n")
    found <- rbind(estimate$warnings, estimate$diagnosis)
    for (i in seq_len(nrow(found))) {
        cat("\n", paste0(strwrap(paste0(found$id[i], ": ", found$message[i]), exdent = 2), "\n"), sep = "")
    }
    invisible(x)
}

as.list.lmi_estimate <- function(x, ...) unclass(x)

plot.lmi_estimate <- function(x, which = c("pmi", "latents", "null"), main = NULL, ...) {
    switch(match.arg(which), pmi = plot_pmi(x, main, ...), latents = plot_latents(x, main, ...), null = plot_null(x, main, ...))
    invisible(x)
}

blue <- "#4c78a8"
orange <- "#d9822b"
gray <- "#999999"

plot_pmi <- function(x, main, ...) {
    values <- x$pmi[is.finite(x$pmi)]
    if (length(values) == 0) refuse("There are no pointwise values to plot.")
    bars(values, x, list(main = title_of(x, main), xlab = "pointwise information of a row (bits)", ylab = "rows", col = blue, border = blue), ...)
}

plot_null <- function(x, main, ...) {
    if (is.null(x$null_bits)) refuse("There was no permutation test; use permutation_test().")
    null <- x$null_bits[is.finite(x$null_bits)]
    words <- list(main = title_of(x, main), xlab = "information of re-paired rows (bits)", ylab = "permutations", col = gray, border = gray)
    bars(null, x, c(words, list(xlim = range(null, x$bits, x$interval))), ...)
}

# A histogram on an axis of bits, with the estimate and its interval.
bars <- function(values, x, defaults, ...) {
    defaults <- c(list(values, breaks = min(60, max(8, nclass.FD(values))), las = 1), defaults)
    do.call(hist, modifyList(defaults, list(...)))
    if (!is.null(x$interval)) rect(x$interval[1], par("usr")[3], x$interval[2], par("usr")[4], col = adjustcolor(orange, 0.3), border = NA)
    abline(v = x$bits, col = orange, lwd = 2)
}

plot_latents <- function(x, main, ...) {
    if (is.null(x$latents)) refuse("The estimator ", x$estimator, " learns no latents.")
    colors <- ifelse(is.na(x$pmi) | x$pmi >= 0, blue, orange)
    defaults <- list(
        x$latents$x[, 1], x$latents$y[, 1],
        main = title_of(x, main), xlab = "first latent of X", ylab = "first latent of Y", pch = 16, cex = 0.6, las = 1, bty = "l", col = adjustcolor(colors, 0.6)
    )
    do.call(plot, modifyList(defaults, list(...)))
    mtext(c("pointwise 0 or more", "below 0"), line = 0.3, adj = c(0, 1), col = c(blue, orange), cex = 0.8 * par("cex"))
}

title_of <- function(x, main) {
    if (!is.null(main)) return(main)
    range <- if (!is.null(x$interval)) sprintf(" (%.3f to %.3f)", x$interval[1], x$interval[2])
    paste0(if (is.null(x$at_least_bits)) sprintf("%.3f bits", x$bits) else sprintf("at least %.3f bits", x$at_least_bits), range)
}
