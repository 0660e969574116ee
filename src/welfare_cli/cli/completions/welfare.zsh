#compdef welfare
# Completion of `welfare` for zsh. To use it, in ~/.zshrc after compinit:
#   source <(welfare completion zsh)
# or write it to a file _welfare in a folder of $fpath.
_welfare() {
    local names
    names=$(_WELFARE_COMPLETE=zsh "${(Q)words[1]}" "${(@Q)words[2,CURRENT]}" 2>/dev/null) || {
        _files
        return
    }
    local -a found
    found=("${(@f)names}")
    [[ -n $names ]] && _describe -V welfare found
}
if [[ $funcstack[1] == _welfare ]]; then
    _welfare "$@"
else
    compdef _welfare welfare
fi
