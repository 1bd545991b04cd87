# The shared library: chosen for the processor, and loaded when it is first used, so that loading the package starts nothing.

# What a processor must have for code that was compiled for a level, as Linux calls it.
level_3_flags <- c("avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "abm", "movbe")
level_4_flags <- c(level_3_flags, "avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl")

# The highest level of x86-64 that there is a library for and a processor has, from the lines of /proc/cpuinfo; NULL where it has none.
processor_level <- function(cpuinfo) {
    field <- function(name) {
        line <- grep(paste0("^", name, "[[:space:]]*:"), cpuinfo, value = TRUE)
        if (length(line) == 0) "" else trimws(sub("^[^:]*:", "", line[1]))
    }
    flags <- strsplit(field("flags"), " ", fixed = TRUE)[[1]]

    # Skylake and Cascade Lake slow down for 512 bits, so that the command uses 256 there; the digits are the same as the command's.
    slows_down <- field("cpu family") == "6" && field("model") == "85"
    if (all(level_4_flags %in% flags) && !slows_down) return("x86-64-v4")
    if (all(level_3_flags %in% flags)) "x86-64-v3"
}

library_path <- function(cpuinfo = readLines("/proc/cpuinfo", warn = FALSE)) {
    level <- processor_level(cpuinfo)
    if (is.null(level)) {
        refuse("This processor has no AVX2, which latentmi needs; use the command lmi, which computes with what there is.")
    }
    levels <- c("x86-64-v4", "x86-64-v3")
    paths <- system.file("native", paste0("latentmi-", levels[levels <= level], ".so"), package = "latentmi")
    if (all(paths == "")) {
        refuse("The shared library for ", level, " is missing; install a package that tools/build-r.sh made.")
    }
    paths[paths != ""][1]
}

native <- new.env(parent = emptyenv())
native$is_loaded <- FALSE

require_library <- function() {
    if (!native$is_loaded) {
        .Call(C_load, library_path())
        native$is_loaded <- TRUE
    }
}

library_version <- function() {
    require_library()
    .Call(C_version)
}

# The table of all settings: which each estimator has, and what each means.
settings_table <- function() {
    require_library()
    parse_json(.Call(C_settings), simplifyVector = TRUE)
}

# An error of one line that says all, without the call that it came from.
refuse <- function(...) stop(..., call. = FALSE)

# What Ctrl-C does, for an interrupt that was taken while the library worked.
interrupt <- function() {
    signalCondition(structure(class = c("interrupt", "condition"), list(message = "", call = NULL)))
    invokeRestart("abort")
}
