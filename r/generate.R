# Writes the settings of estimate(), its arguments in R/estimate.R and their documentation in man/estimate.Rd, from the table of the library in the
# installed package: each name, default and text exists once.
#   Rscript r/generate.R            writes the files
#   Rscript r/generate.R --check    tells whether they are as they should be; exit code 1 where they are not

folder <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
is_check <- "--check" %in% commandArgs(trailingOnly = TRUE)
settings <- latentmi:::settings_table()$settings

escaped <- function(text) gsub("([%{}\\\\])", "\\\\\\1", text)

documented <- function(name) {
    setting <- settings[[name]]
    text <- setting$help
    if (setting$kind == "Flag") {
        text <- paste(text, "TRUE or FALSE.")
    } else if (setting$kind == "Choice") {
        words <- ifelse(grepl("^[0-9]+$", setting$choices), setting$choices, dQuote(setting$choices, FALSE))
        text <- paste0(text, " One of ", paste(words, collapse = ", "), ".")
    } else {
        text <- paste0(text, " ", toupper(substr(setting$range, 1, 1)), substring(setting$range, 2), ".")
    }
    if (!is.null(setting$default) && nchar(setting$default) > 0) text <- paste0(text, " Default: ", setting$default, ".")
    strwrap(paste0("\\item{", name, "}{", escaped(text), "}"), 130, indent = 2, exdent = 4)
}

# The arguments, of which no line ends within one.
arguments <- function(width, indent) {
    gsub("@", " = ", strwrap(paste0(names(settings), "@NULL", collapse = ", "), width, indent = indent, exdent = indent), fixed = TRUE)
}

# A file with new lines between those that begin and end the settings.
replaced <- function(path, begin, end, lines) {
    old <- readLines(path)
    first <- grep(begin, old, fixed = TRUE)
    last <- grep(end, old, fixed = TRUE)
    new <- old
    for (i in rev(seq_along(first))) new <- c(new[seq_len(first[i])], lines[[i]], new[last[i]:length(new)])
    if (identical(new, old)) return(invisible())
    if (is_check) {
        cat(path, "is not what the library's settings give; run Rscript r/generate.R\n")
        quit(status = 1)
    }
    writeLines(new, path)
}

replaced(
    file.path(folder, "R/estimate.R"), "# settings: r/generate.R writes these lines", "# end of settings",
    list(arguments(120, 21))
)
replaced(
    file.path(folder, "man/estimate.Rd"), "% settings: r/generate.R writes these lines", "% end of settings",
    list(arguments(80, 9), unlist(lapply(names(settings), documented)))
)
