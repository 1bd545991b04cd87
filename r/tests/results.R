# What an estimate returns, and what can be done with it.
library(latentmi)

set.seed(2)
shared <- rnorm(400)
x <- cbind(a = shared + rnorm(400), b = rnorm(400), c = rnorm(400))
y <- cbind(u = rnorm(400), v = shared + rnorm(400))
result <- estimate(x, y, effort = "quick", model = TRUE)

# The correlation is 1/2 in normal data: 0.2075 bits.
stopifnot(
    inherits(result, "lmi_estimate"), abs(result$bits + log2(0.75) / 2) < 0.15,
    identical(names(result$interval), c("lower", "upper")), result$interval["lower"] < result$bits, result$bits < result$interval["upper"],
    length(result$pmi) == 400, abs(mean(result$pmi) - result$bits) < 0.1,
    dim(result$latents$x) == c(400, result$report$latent_dims), identical(names(result$latents), c("x", "y")),
    is.data.frame(result$warnings), identical(names(result$diagnosis), c("id", "message")),
    result$report$settings$folds == 6, is.null(result$p_value), is.null(result$attribution),
    identical(class(as.list(result)), "list"), identical(names(as.list(result)), names(result))
)
stopifnot(
    grepl("bits, 95 % interval .* to ", capture.output(print(result))[1]),
    any(grepl("^representation .* latent dimensions?$", capture.output(summary(result)))),
    any(grepl("^conditional mutual information", capture.output(summary(conditional(x[, 1], y[, 2], shared, estimator = "ksg")))))
)
few <- estimate(x[1:60, ], y[1:60, ], permutations = 2, permute = "latents", effort = "quick")
stopifnot("few-permutations" %in% c(few$warnings$id, few$diagnosis$id), any(grepl("^few-permutations: ", capture.output(summary(few)))), length(few$null_bits) == 2)

# Pictures: of their kinds, with words of the caller's.
pdf(NULL)
plot(result)
plot(result, "latents", xlab = "X")
plot(few, "null", main = "test")
invisible(dev.off())

# Models: new rows by name, saved and read again by R, by its own file, and by another session.
model <- result$model
new_rows <- as.data.frame(x)[1:50, ]
bits <- score(model, new_rows, y[1:50, ])
stopifnot(
    length(bits) == 50, identical(score(result, new_rows[, c("c", "a", "b")], y[1:50, ]), bits),
    identical(model$columns_x, c("a", "b", "c")), dim(encode(model, y[1:5, ], "y")) == c(5, model$latent_dims),
    grepl("3 and 2 columns", capture.output(print(model)))
)
path <- tempfile()
saveRDS(result, path)
write_model(model, paste0(path, ".npz"))
stopifnot(identical(score(readRDS(path), new_rows, y[1:50, ]), bits), identical(score(read_model(paste0(path, ".npz")), new_rows, y[1:50, ]), bits))
cluster <- parallel::makeCluster(1)
stopifnot(identical(parallel::clusterCall(cluster, latentmi::score, model, new_rows, y[1:50, ])[[1]], bits))
parallel::stopCluster(cluster)

kinds <- rep(c("B cell", "T cell", "a"), length.out = 300)
of_labels <- estimate(kinds, match(kinds, sort(unique(kinds))) + rnorm(300), effort = "quick", model = TRUE)$model
stopifnot(identical(of_labels$labels_x, c("B cell", "T cell", "a")), identical(encode(of_labels, c("a", "B cell")), encode(of_labels, c("a", "B cell", "T cell"))[1:2, , drop = FALSE]))

# Groups without a name are groups by themselves, and seeds and threads do what they say.
half <- c(rep(c("a", "b"), each = 100), rep(NA, 200))
stopifnot(
    estimate(x, y, groups = half, effort = "quick")$report$groups == 202,
    identical(estimate(x, y, seed = 3, threads = 1)$pmi, estimate(x, y, seed = 3, threads = 2)$pmi),
    estimate(x, y, seed = 3, effort = "quick")$bits != result$bits
)

# Columns are numbered as R numbers them.
columns <- attribute(x, y, permutations = 19, effort = "quick")$attribution
stopifnot(columns$x$columns$column[1] == 1, columns$y$columns$column[1] == 2, columns$y$columns$name[1] == "v", identical(sort(columns$x$columns$column), 1:3))

ranking <- rank_representations(list(nothing = x[, 2:3], both = x, one = x[, 1] + rnorm(400)), y, effort = "quick", seeds = c(0, 3))
stopifnot(
    ranking$candidates$name[1] == "both", identical(ranking$estimates$both[[1]]$bits, estimate(x, y, effort = "quick")$bits),
    nrow(ranking$differences) == 3, all(ranking$differences$lower < ranking$differences$upper),
    grepl("both", capture.output(print(ranking))[2])
)

# Which library a processor gets.
cpuinfo <- function(flags, model = 143) c("processor : 0", "cpu family\t: 6", paste("model\t\t:", model), paste("flags\t\t:", flags), "", "processor : 1")
v3 <- "avx avx2 bmi1 bmi2 f16c fma abm movbe"
v4 <- paste(v3, "avx512f avx512bw avx512cd avx512dq avx512vl")
level <- latentmi:::processor_level
stopifnot(is.null(level(cpuinfo("sse2 avx"))), level(cpuinfo(v3)) == "x86-64-v3", level(cpuinfo(v4)) == "x86-64-v4", level(cpuinfo(v4, 85)) == "x86-64-v3")
