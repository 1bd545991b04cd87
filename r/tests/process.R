# What an estimate does to the session that it is made in.
library(latentmi)

loaded <- function() any(grepl("latentmi-x86-64", readLines("/proc/self/maps")))

# R handles SIGPIPE, number 13, which the runtime of the library would ignore.
handles_pipe <- function() bitwAnd(strtoi(sub(".*(....)$", "\\1", grep("^SigCgt", readLines("/proc/self/status"), value = TRUE)), 16), 2^12) > 0
set.seed(4)
small <- rnorm(200)

# Loading the package starts nothing, so that children of a fork can estimate.
stopifnot(!loaded(), handles_pipe())
bits <- parallel::mclapply(1:2, function(seed) ksg(small, small^2, seed = seed)$bits, mc.cores = 2)
stopifnot(identical(bits[[1]], ksg(small, small^2, seed = 1)$bits), loaded(), handles_pipe())

# A fork of a process that estimated is refused, and does not hang; and its collection of garbage frees nothing of its parent's.
model <- estimate(small, small^2, effort = "quick", model = TRUE)$model
refused <- parallel::mclapply(1:2, function(seed) {
    rm(model, envir = globalenv())
    gc()
    tryCatch(ksg(small, small^2)$bits, error = conditionMessage)
}, mc.cores = 2)
stopifnot(grepl("^This process was forked", unlist(refused)), is.finite(score(model, small[1:3], small[1:3]^2)))

# Ctrl-C ends an estimate within a second, of the processor, as a busy machine may take any time.
x <- matrix(rnorm(4000 * 60), 4000)
y <- matrix(rnorm(4000 * 60), 4000)
interrupted <- function(...) {
    system(paste("(sleep 1.5; kill -INT", Sys.getpid(), ") &"))
    last <- NULL
    tell <- function(stage, done, total) last <<- sum(proc.time()[1:2])
    ended <- tryCatch({
        estimate(x, y, permutations = 99, threads = 1, progress = tell)
        "finished"
    }, interrupt = function(condition) "interrupted")
    stopifnot(ended == "interrupted", sum(proc.time()[1:2]) - last < 1)
}
interrupted()
interrupted()
system(paste("(sleep 1; kill -INT", Sys.getpid(), ") &"))
stopifnot(tryCatch(estimate(x, y, permutations = 99), interrupt = function(condition) "interrupted") == "interrupted")

# So does an error of the function that is told of progress; otherwise it is told of the stages.
stages <- character()
estimate(x[1:800, 1:20], y[1:800, 1:20], effort = "thorough", progress = function(stage, done, total) stages <<- c(stages, stage)) |> invisible()
stopifnot("representing network" %in% stages)
ended <- tryCatch(estimate(x, y, permutations = 99, progress = function(...) stop("enough")), error = conditionMessage)
stopifnot(identical(ended, "enough"))

# The session still finds the end of its stack, and memory of results is given back.
endless <- function(n) endless(n + 1)
stopifnot(grepl("stack|deeply", tryCatch(endless(1), error = conditionMessage)))
invisible(gc())
stopifnot(identical(ksg(small, small^2, seed = 1)$bits, bits[[1]]))
