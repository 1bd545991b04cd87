#compdef lmi
# Completion of lmi in zsh: put this file into a folder of fpath as "_lmi".
_lmi() {
    local line=${BUFFER[1,CURSOR]}
    local -a found
    found=(${(f)"$("${words[1]}" "[suggest:${#line}]" "$line" 2> /dev/null)"})
    if (( ${#found} )); then compadd -a found; else _files; fi
}
if [ "${funcstack[1]}" = "_lmi" ]; then _lmi "$@"; else compdef _lmi lmi; fi
