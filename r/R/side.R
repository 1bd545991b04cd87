# Whatever holds rows and columns, as the library takes it.

kind_number <- 0L
kind_count <- 1L
kind_label <- 2L

# One side of an estimate: "values", a matrix of numbers; "kind", what they mean; "names" of columns; "labels", what codes of a single column of labels
# stand for; "row_names", where there are any.
side <- function(value, name) {
    if (inherits(value, "Matrix")) {
        # A sparse matrix, whose methods are in its package.
        if (!requireNamespace("Matrix", quietly = TRUE)) refuse(name, " is a sparse matrix; install the package Matrix, or give a matrix.")
        value <- as.matrix(value)
    }
    if (is.data.frame(value)) return(side_of_frame(value, name))
    is_text <- is.factor(value) || is.character(value)
    if (!is_text && !is_numbers(value)) {
        refuse(name, " is ", described(value), "; give a matrix, a data frame or a vector of real numbers, or one column of labels.")
    }
    shape <- dim(value)
    if (length(shape) > 2) dim(value) <- c(shape[1], prod(shape[-1]))
    if (is_text && NCOL(value) > 1) refuse(name, " has columns of text; give numbers, or a single column of labels.")
    of_column <- if (is.matrix(value)) dimnames(value) else if (is.null(shape)) list(names(value), NULL)
    if (is_text) {
        side_of_labels(value, name, of_column[[2]], of_column[[1]])
    } else {
        side_of_numbers(as.matrix(value), of_column[[2]], of_column[[1]])
    }
}

side_of_frame <- function(frame, name) {
    # Row names that R made by itself count rows, and tell nothing.
    row_names <- if (.row_names_info(frame) > 0) row.names(frame)
    columns <- as.list(frame)
    texts <- which(vapply(columns, function(column) is.factor(column) || is.character(column), NA))
    if (length(texts) > 0 && length(columns) > 1) {
        refuse(name, " has columns of labels among others, such as column ", texts[1], " (", names(frame)[texts[1]], "); give numbers, or a single column of labels.")
    }
    if (length(texts) > 0) return(side_of_labels(columns[[1]], name, names(frame), row_names))
    for (j in seq_along(columns)) {
        if (!is_numbers(columns[[j]]) || NCOL(columns[[j]]) > 1) {
            refuse(name, ": column ", j, " (", names(frame)[j], ") is ", described(columns[[j]]), "; give real numbers, or a single column of labels.")
        }
    }
    values <- unlist(lapply(columns, function(column) as.vector(unclass(column))), use.names = FALSE)
    side_of_numbers(matrix(if (is.null(values)) numeric(0) else values, nrow(frame), length(columns)), names(frame), row_names)
}

side_of_numbers <- function(values, names, row_names) {
    # As the command reads files: whole numbers are counts by their type.
    list(values = values, kind = if (is.integer(values)) kind_count else kind_number, names = names, labels = NULL, row_names = row_names)
}

side_of_labels <- function(values, name, names, row_names) {
    texts <- enc2utf8(as.vector(as.character(values)))
    missing <- which(is.na(texts))
    if (length(missing) > 0) refuse(name, ": the label of row ", missing[1], " is missing; label these rows, or drop them.")

    # In the order of the command, which compares UTF-16, so that the same labels have the same codes.
    labels <- unique(texts)
    units <- vapply(iconv(labels, "UTF-8", "UTF-16BE", toRaw = TRUE), function(bytes) paste(as.character(bytes), collapse = ""), "")
    labels <- labels[order(units, method = "radix")]
    list(values = matrix(match(texts, labels) - 1), kind = kind_label, names = names, labels = labels, row_names = row_names)
}

# 64-bit integers of other packages are doubles by their type, but not by their values.
is_numbers <- function(value) (is.numeric(value) || is.logical(value)) && !inherits(value, "integer64")

described <- function(value) {
    if (is.null(value)) "NULL" else if (is.object(value)) paste("of class", class(value)[1]) else paste("of type", typeof(value))
}

# Refuses sides whose rows cannot belong together.
require_same_rows <- function(sides) {
    first <- sides[[1]]
    for (name in names(sides)[-1]) {
        other <- sides[[name]]
        rows <- c(nrow(first$values), nrow(other$values))
        if (rows[1] != rows[2]) refuse("X has ", rows[1], " rows, ", name, " has ", rows[2], "; row i of X belongs to row i of ", name, ".")
        if (!is.null(first$row_names) && !is.null(other$row_names) && !identical(as.character(first$row_names), as.character(other$row_names))) {
            refuse("The row names of X and ", name, " differ; bring them into one order, or take them away where rows belong together by position.")
        }
    }
}

# The group of each row as a number.
group_codes <- function(groups, rows) {
    if (is.list(groups)) groups <- unlist(groups, use.names = FALSE)
    if (length(groups) != rows) refuse("groups has ", length(groups), " values for ", rows, " rows; give one for each row.")
    groups <- as.vector(groups)
    codes <- match(groups, unique(groups))

    # A row without a group is one by itself.
    alone <- is.na(groups)
    codes[alone] <- length(groups) + seq_len(sum(alone))
    codes
}
