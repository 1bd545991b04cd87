# Which of several representations of the same items shares most with Y.

# What estimate() takes and a ranking does not: its seeds are several, and it is of the default method.
of_one_estimate <- c("x", "given", "model", "attribution", "estimator", "preset", "permutations", "permute", "curve", "seed")

rank_representations <- function(representations, y, ..., seeds = 0, groups = NULL, progress = NULL) {
    if (!is.list(representations) || is.data.frame(representations) || length(representations) < 2) {
        refuse("representations: give a list of at least two, such as list(pca = a, scvi = b); use estimate() for one.")
    }
    names <- names(representations)
    if (is.null(names)) names <- as.character(seq_along(representations))
    if (anyDuplicated(names) || any(names == "")) refuse("representations: give each a name of its own.")
    if (length(seeds) == 0 || anyDuplicated(seeds)) refuse("seeds: give one seed or more, each once.")
    settings <- list(...)
    known <- c(setdiff(names(formals(estimate)), of_one_estimate), "seeds")
    unknown <- if (is.null(names(settings))) settings else settings[!names(settings) %in% known]
    do.call(refuse_unknown, c("rank_representations", unknown, list(known = known)))

    handles <- list()
    on.exit(for (handle in handles) .Call(C_free_result, handle))
    for (name in names) {
        for (seed in seeds) {
            handles <- c(handles, tryCatch(
                start(representations[[match(name, names)]], y, c(settings, list(seed = seed)), groups = groups, progress = progress),
                error = function(e) refuse(name, ": ", conditionMessage(e))
            ))
        }
    }
    report <- parse_json(.Call(C_rank, handles, length(names), length(seeds)), simplifyVector = TRUE)
    candidates <- report$candidates
    differences <- report$differences
    estimates <- split(lapply(handles, result_of, model = FALSE), rep(factor(names, names), each = length(seeds)))
    structure(class = "lmi_ranking", list(
        candidates = data.frame(name = names[candidates$candidate + 1], bits = candidates$bits, best_rank = candidates$best_rank, worst_rank = candidates$worst_rank),
        differences = data.frame(
            first = names[differences$first + 1], second = names[differences$second + 1], bits = differences$bits,
            lower = ends(differences$lower_bits, -Inf), upper = ends(differences$upper_bits, Inf)
        ),
        estimates = estimates
    ))
}

# The ends of intervals; one that is not known is infinite.
ends <- function(bits, unknown) ifelse(is.na(bits), unknown, as.numeric(bits))

print.lmi_ranking <- function(x, ...) {
    candidates <- x$candidates
    ranks <- ifelse(candidates$best_rank == candidates$worst_rank, candidates$best_rank, paste(candidates$best_rank, "to", candidates$worst_rank))
    is_first <- x$differences$first == candidates$name[1]
    behind <- x$differences[is_first, ][match(candidates$name, x$differences$second[is_first]), ]
    less <- ifelse(is.na(behind$bits), "", sprintf("%.3f (%.3f to %.3f)", behind$bits, behind$lower, behind$upper))
    print(data.frame(rank = ranks, name = candidates$name, bits = sprintf("%.3f", candidates$bits), "less than the first" = less, check.names = FALSE), row.names = FALSE, right = FALSE)
    invisible(x)
}
