# What the command `lmi` makes of the same data, where the variable LMI names it.

has_command <- function() {
    has <- nzchar(Sys.getenv("LMI"))
    if (!has) cat("LMI names no command; digits are not compared\n")
    has
}

write_npy <- function(values, path) {
    values <- as.matrix(values)
    type <- if (is.integer(values)) "<i4" else "<f8"
    header <- sprintf("{'descr': '%s', 'fortran_order': True, 'shape': (%d, %d), }", type, nrow(values), ncol(values))
    header <- paste0(header, strrep(" ", 63 - (nchar(header) + 10) %% 64), "\n")
    file <- file(path, "wb")
    on.exit(close(file))
    writeBin(as.raw(c(0x93, utf8ToInt("NUMPY"), 1, 0)), file)
    writeBin(nchar(header), file, size = 2, endian = "little")
    writeBin(charToRaw(header), file)
    writeBin(as.vector(values), file, endian = "little")
}

# A file of a side: labels as text, numbers with all their digits.
write_side <- function(values) {
    path <- tempfile(fileext = if (is.character(values)) ".csv" else ".npy")
    if (is.character(values)) writeLines(c("label", values), path) else write_npy(values, path)
    path
}

# The report that the command prints.
command <- function(...) {
    parse_report(system2(Sys.getenv("LMI"), shQuote(c(..., "--json")), stdout = TRUE))
}

parse_report <- function(lines) jsonlite::parse_json(paste(lines, collapse = "\n"), simplifyVector = TRUE, simplifyMatrix = FALSE)

command_estimate <- function(x, y, ..., given = NULL) {
    command("estimate", write_side(x), write_side(y), if (!is.null(given)) c("--given", write_side(given)), "--quiet", ...)
}

# A report without what differs between files and matrices, and between two runs.
without_origin <- function(report) {
    report[setdiff(names(report), c("x", "y", "z", "threads", "elapsed_seconds", "provenance", "warnings", "diagnostics"))]
}

same_report <- function(found, expected) {
    different <- all.equal(without_origin(found$report), without_origin(expected), tolerance = 0)
    if (!isTRUE(different)) cat(different, sep = "\n")
    identical(without_origin(found$report), without_origin(expected))
}
