# Prints line coverage per package from cobertura reports. A line is covered if any test project ran it.
BEGIN { RS = "<" }

function attribute(name,    parts) {
    split($0, parts, " " name "=\"")
    sub(/".*/, "", parts[2])
    return parts[2]
}

/^package /  { package = attribute("name") }
/^class /    { file = attribute("filename") }
/^line / {
    line = package SUBSEP file SUBSEP attribute("number")
    if (!(line in seen)) { seen[line] = 1; lines[package]++ }
    if (attribute("hits") > 0 && !(line in hit)) { hit[line] = 1; covered[package]++ }
}

END {
    for (package in lines) {
        printf "%-34s %5.1f%% of %d lines\n", package, 100 * covered[package] / lines[package], lines[package] | "sort"
        all += lines[package]; allCovered += covered[package]
    }
    close("sort")
    if (all) printf "%-34s %5.1f%% of %d lines\n", "all", 100 * allCovered / all, all
}
