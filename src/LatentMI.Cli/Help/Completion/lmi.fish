# Completion of lmi in fish: put this file into ~/.config/fish/completions as "lmi.fish".
function __lmi_suggest
    set -l line (commandline -cp | string collect)
    lmi "[suggest:"(string length -- "$line")"]" "$line" 2> /dev/null
end
complete -c lmi -a '(__lmi_suggest)'
