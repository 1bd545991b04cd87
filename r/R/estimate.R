# Estimates, each by one call of the library.

estimate <- function(x, y, ..., given = NULL, groups = NULL, model = FALSE, attribution = 0, progress = NULL,
                     # settings: r/generate.R writes these lines
                     estimator = NULL, preset = NULL, representation = NULL, leave_out = NULL, effort = NULL, column_scores = NULL,
                     folds = NULL, surrogates = NULL, no_linear_recovery = NULL, latent_dims = NULL, permutations = NULL,
                     permute = NULL, time_series = NULL, curve = NULL, regularizer = NULL, k = NULL, ksg_algorithm = NULL,
                     no_standardize = NULL, labels = NULL, no_tie_noise = NULL, slices = NULL, batch_rows = NULL, seed = NULL,
                     threads = NULL, epochs = NULL, patience = NULL, batch_size = NULL, learning_rate = NULL, hidden_width = NULL,
                     critic_width = NULL, steps = NULL, validation_share = NULL, alpha = NULL, lambda = NULL
                     # end of settings
                     ) {
    refuse_unknown("estimate", ..., known = names(formals(estimate)))
    settings <- mget(setting_names(), envir = environment())
    handle <- start(x, y, settings, given = given, groups = groups, model = model, attribution = attribution, progress = progress)
    on.exit(.Call(C_free_result, handle))
    result_of(handle, is_true(model))
}

ksg <- function(x, y, ...) estimate(x, y, ..., estimator = "ksg")

mixed <- function(x, y, ...) estimate(x, y, ..., estimator = "mixed")

conditional <- function(x, y, z, ...) {
    # Given NULL, as of a column that is not there, estimate() would leave Z out.
    if (is.null(z)) refuse("Z is NULL; give what is known, or use estimate().")
    estimate(x, y, ..., given = z)
}

permutation_test <- function(x, y, permutations = 99, ...) estimate(x, y, ..., permutations = permutations)

attribute <- function(x, y, permutations = 99, ...) estimate(x, y, ..., attribution = permutations)

# The names of all settings, which are the arguments of estimate() that are no inputs.
setting_names <- function() {
    setdiff(names(formals(estimate)), c("x", "y", "...", "given", "groups", "model", "attribution", "progress"))
}

# Refuses arguments that there are not, with the name that may have been meant.
refuse_unknown <- function(what, ..., known) {
    given <- as.list(substitute(list(...)))[-1]
    if (length(given) == 0) return(invisible())
    name <- names(given)[1]
    if (is.null(name) || name == "") refuse(what, "() takes two arguments by position; give all others by name, such as effort = \"quick\".")
    name <- gsub(".", "_", name, fixed = TRUE)
    known <- setdiff(known, "...")
    distances <- ifelse(startsWith(known, name), 0, adist(name, known))
    meant <- if (min(distances) <= 2) paste0("; did you mean ", known[which.min(distances)], "?") else "; ?estimate lists all."
    refuse(what, "() has no argument '", names(given)[1], "'", meant)
}

# Makes an estimate, and returns the handle of its result.
start <- function(x, y, settings, given = NULL, groups = NULL, model = FALSE, attribution = 0, progress = NULL) {
    sides <- list(X = side(x, "X"), Y = side(y, "Y"))
    if (!is.null(given)) sides$Z <- side(given, "Z")
    require_same_rows(sides)
    codes <- if (!is.null(groups)) group_codes(groups, nrow(sides$X$values))
    if (!is.numeric(attribution) || !isTRUE(attribution >= 0 & attribution < 2^31 & attribution == floor(attribution))) {
        refuse("attribution is a number of permutations; give a whole number of at least 0.")
    }
    if (!is.null(progress) && !is.function(progress)) refuse("progress is ", described(progress), "; give a function of the stage, the parts done and all parts.")
    failure <- NULL
    tell <- if (!is.null(progress)) {
        function(stage, done, total) {
            failure <<- tryCatch({
                progress(stage, done, total)
                NULL
            }, error = identity)
            is.null(failure)
        }
    }
    require_library()
    handle <- .Call(C_estimate, sides$X, sides$Y, sides$Z, codes, settings_json(settings), is_true(model), attribution, tell)
    if (is.null(handle)) {
        if (!is.null(failure)) stop(failure)
        interrupt()
    }
    handle
}

is_true <- function(model) {
    if (!is.logical(model) || length(model) != 1 || is.na(model)) refuse("model: give TRUE or FALSE.")
    model
}

# Settings that were given as a JSON object; the library checks their values.
settings_json <- function(settings) {
    settings <- settings[!vapply(settings, function(value) is.null(value) || identical(value, FALSE), NA)]
    written <- mapply(setting_json, names(settings), settings)
    paste0("{", paste(sprintf("\"%s\": %s", names(settings), written), collapse = ", "), "}")
}

setting_json <- function(name, value) {
    if (is.character(value) && length(value) == 1 && !is.na(value)) return(toJSON(value, auto_unbox = TRUE))
    if (isTRUE(value)) return("true")
    if (is.numeric(value) && length(value) == 1 && is.finite(value)) {
        # Whole numbers have no exponent, and others the fewest digits that give the same number.
        if (value == floor(value)) return(sprintf("%.0f", value))
        short <- sprintf("%.15g", value)
        return(if (as.numeric(short) == value) short else sprintf("%.17g", value))
    }
    refuse(name, ": give one finite number, a word or TRUE.")
}
