#!/usr/bin/env bash
# Builds the site of the documentation and of the library's public types with docfx, which comes from NuGet: tools/build-site.sh [DIR], by default into obj/site.
# Warnings, such as links to nothing, are errors. Ends with 77 where docfx cannot be had.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD

target=$(realpath -m "${1:-obj/site}")

log=$(mktemp)
work=$(mktemp -d)
trap 'rm -rf "$log" "$work"' EXIT
dotnet tool restore > "$log" 2>&1 || { echo "tools/build-site.sh: cannot restore docfx: $(tail -n 1 "$log")"; exit 77; }

# The pages keep their places, so that links between them stay what they are.
cp README.md CHANGELOG.md CONTRIBUTING.md SECURITY.md THIRD-PARTY-NOTICES.md LICENSE CITATION.cff site/toc.yml site/logo.svg "$work"
cp -r docs "$work/docs"
cp site/docs.toc.yml "$work/docs/toc.yml"
sed "s|SOURCES|$root|" site/docfx.json > "$work/docfx.json"
printf -- '---\nredirect_url: README.html\n---\n' > "$work/index.md"

# Recipes are files of the repository, which the site only names.
sed -i -E 's|\[([^]]*)\]\(\.\./packaging/[^)]*\)|\1|g' "$work"/docs/*.md

# A page for each folder that is linked, which lists its files.
cd "$work"
grep -ohE '\]\(runs/[^)#]*\)' docs/*.md | sed 's/^](//; s/)$//' | sort -u | while IFS= read -r folder; do
    [ -d "docs/$folder" ] || continue
    {
        printf '# Records: `%s`\n\n' "$folder"
        (cd "docs/$folder" && find . -type f ! -name index.md | LC_ALL=C sort | sed 's|^\./\(.*\)$|- [\1](\1)|')
    } > "docs/$folder/index.md"
    sed -i "s|](${folder})|](${folder}/index.md)|g" docs/*.md
done
sed -i 's|](docs/runs/default)|](docs/runs/default/index.md)|g' README.md

cd "$root"
dotnet docfx "$work/docfx.json" --output "$work/_site" --warningsAsErrors
rm -rf "$target"
mkdir -p "$(dirname "$target")"
mv "$work/_site" "$target"
echo "$target/index.html: the site, $(find "$target" -name '*.html' | wc -l) pages."
