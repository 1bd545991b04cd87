# The same seed gives the digits of the command, whatever holds the data.
library(latentmi)
source("support/command.R")

if (has_command()) {
    set.seed(5)
    shared <- matrix(rnorm(800), 400)
    x <- shared %*% matrix(rnorm(70), 2) + rnorm(400 * 35)
    y <- shared %*% matrix(rnorm(16), 2) + rnorm(400 * 8)
    folder <- tempfile("run")

    expected <- command_estimate(x, y, "--seed", "7", "--permutations", "19", "--permute", "latents", "--out", folder)
    found <- estimate(x, y, seed = 7, permutations = 19, permute = "latents", model = TRUE)
    stopifnot(
        same_report(found, expected),
        identical(found$bits, expected$mi_bits),
        identical(unname(found$interval), expected$ci95_bits),
        identical(found$p_value, expected$p_value),
        found$p_value == 1 / 20,
        identical(found$pmi, read.csv(file.path(folder, "pmi.csv"))$pmi_bits),
        identical(found$report$provenance$vector_width, expected$provenance$vector_width)
    )

    # The model is that of the command, and each reads the other's.
    path <- tempfile(fileext = ".npz")
    write_model(found, path)
    scored <- tempfile(fileext = ".csv")
    command("score", path, write_side(x[1:40, ]), write_side(y[1:40, ]), "--out", scored)
    stopifnot(
        identical(score(found, x[1:40, ], y[1:40, ]), read.csv(scored)$pmi_bits),
        identical(score(read_model(file.path(folder, "model.npz")), x[1:40, ], y[1:40, ]), score(found, x[1:40, ], y[1:40, ]))
    )

    # All forms of the same numbers, row by row of the first columns.
    a <- round(4 * x[1:200, 1:3])
    b <- round(4 * y[1:200, 1:2])
    integers <- matrix(as.integer(a), 200)
    expected <- command_estimate(a, b, "--estimator", "ksg", "--k", "4")
    stopifnot(
        same_report(ksg(a, b, k = 4), expected),
        identical(ksg(as.data.frame(a), b, k = 4)$bits, expected$mi_bits),
        identical(ksg(array(a, c(200, 3, 1)), ts(b), k = 4)$bits, expected$mi_bits),
        identical(ksg(as.data.frame(cbind(integers[, 1], a[, 2:3])), b, k = 4)$bits, expected$mi_bits),
        same_report(ksg(integers, b, k = 4), command_estimate(integers, b, "--estimator", "ksg", "--k", "4")),
        identical(ksg(a > 0, b)$bits, command_estimate((a > 0) + 0, b, "--estimator", "ksg")$mi_bits)
    )
    if (requireNamespace("Matrix", quietly = TRUE)) {
        stopifnot(identical(ksg(Matrix::Matrix(a, sparse = TRUE), b, k = 4)$bits, expected$mi_bits))
    }

    for (name in c("gcmi", "infonce")) {
        options <- list(infonce = list(steps = 20, learning_rate = 0.3))[[name]]
        words <- unlist(lapply(names(options), function(option) c(paste0("--", gsub("_", "-", option)), options[[option]])))
        found <- do.call(estimate, c(list(x[1:200, 1:3], y[1:200, 1:3], estimator = name), options))
        stopifnot(same_report(found, command_estimate(x[1:200, 1:3], y[1:200, 1:3], "--estimator", name, words)))
    }

    # Labels, in the order of the command, which compares UTF-16.
    codes <- sample(3, 300, replace = TRUE)
    labels <- c("\U1F600", "\uFF5E", "a b")[codes]
    column <- codes + rnorm(300)
    expected <- command_estimate(labels, column)
    found <- estimate(labels, column)
    stopifnot(
        identical(found$report$labels_x, expected$labels_x),
        identical(found$bits, expected$mi_bits),
        identical(estimate(data.frame(type = factor(labels)), column)$bits, expected$mi_bits),
        identical(mixed(labels, column)$bits, command_estimate(labels, column, "--estimator", "mixed")$mi_bits)
    )

    # Given Z, groups, columns, representations.
    z <- x[1:200, 1:2] + y[1:200, 1:2]
    expected <- command_estimate(x[1:200, ], y[1:200, ], "--effort", "quick", "--permutations", "1", given = z)
    found <- conditional(x[1:200, ], y[1:200, ], z, effort = "quick", permutations = 1)
    stopifnot(same_report(found, expected), nrow(found$latents$z) == 200)

    donors <- rep(1:100, each = 4)
    table <- tempfile(fileext = ".csv")
    write.csv(data.frame(donor = donors), table, row.names = FALSE)
    expected <- command_estimate(x, y, "--effort", "quick", "--metadata-x", table, "--group-by", "donor")
    stopifnot(same_report(estimate(x, y, effort = "quick", groups = paste0("d", donors)), expected))

    x <- x[1:250, ]
    y <- y[1:250, ]
    expected <- command("attribute", write_side(x), write_side(y), "--permutations", "19", "--effort", "quick", "--quiet")
    stopifnot(identical(attribute(x, y, 19, effort = "quick")$attribution$x$columns$gain, expected$attribution$x$columns$gain))

    expected <- command("rank", write_side(x), write_side(x[, 1]), "--target", write_side(y), "--effort", "quick", "--quiet")
    found <- rank_representations(list(x, x[, 1]), y, effort = "quick")
    stopifnot(
        identical(found$candidates$bits, expected$candidates$mi_bits),
        identical(found$differences$lower, expected$differences$lower_bits)
    )
}
