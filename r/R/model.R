# Models that encode and score new rows.

# A model from a handle: what it is, and the content of its file, so that it can be saved with saveRDS() and sent to other processes, to which a
# handle cannot go.
model_of <- function(pointer) {
    path <- tempfile("latentmi-", fileext = ".npz")
    on.exit(unlink(path))
    .Call(C_model_write, pointer, path)
    content <- readBin(path, "raw", file.size(path))
    open <- new.env(parent = emptyenv())
    open$pointer <- pointer
    structure(class = "lmi_model", c(parse_json(.Call(C_model_json, pointer), simplifyVector = TRUE), list(content = content, open = open)))
}

read_model <- function(path) {
    require_library()
    model_of(.Call(C_model_read, one_path(path)))
}

write_model <- function(model, path) {
    writeBin(model_in(model)$content, one_path(path))
    invisible(path)
}

encode <- function(model, rows, side = c("x", "y")) {
    model <- model_in(model)
    name <- match.arg(side)
    rows <- side(rows, toupper(name))
    of_rows(.Call(C_model_encode, pointer_of(model), if (name == "x") 0L else 1L, rows, model$latent_dims))
}

score <- function(model, x, y) {
    model <- model_in(model)
    sides <- list(X = side(x, "X"), Y = side(y, "Y"))
    require_same_rows(sides)
    of_rows(.Call(C_model_score, pointer_of(model), sides$X, sides$Y))
}

print.lmi_model <- function(x, ...) {
    cat(sprintf("model of %d and %d columns, %d latent dimensions of each side\n", x$dims_x, x$dims_y, x$latent_dims))
    invisible(x)
}

# The model of an argument, which may be an estimate that has one.
model_in <- function(model) {
    if (inherits(model, "lmi_estimate")) {
        if (is.null(model$model)) refuse("This estimate has no model; make it with model = TRUE.")
        model <- model$model
    }
    if (!inherits(model, "lmi_model")) refuse("model is ", described(model), "; give an estimate that was made with model = TRUE, or what read_model() returns.")
    model
}

# The handle of a model, opened again in a session that it was not made in.
pointer_of <- function(model) {
    require_library()
    if (!.Call(C_is_open, model$open$pointer)) {
        path <- tempfile("latentmi-", fileext = ".npz")
        on.exit(unlink(path))
        writeBin(model$content, path)
        model$open$pointer <- .Call(C_model_read, path)
    }
    model$open$pointer
}

# Values of new rows; notes of what the model never saw are warnings.
of_rows <- function(both) {
    notes <- if (!is.null(both[[2]])) strsplit(both[[2]], "\n", fixed = TRUE)[[1]]
    for (note in grep("never saw", notes, value = TRUE, fixed = TRUE)) warning(note, call. = FALSE)
    both[[1]]
}

one_path <- function(path) {
    if (!is.character(path) || length(path) != 1 || is.na(path)) refuse("path: give the name of one file.")
    path
}
