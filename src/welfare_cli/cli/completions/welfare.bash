# Completion of `welfare` for bash 4.4 or later. To use it, in ~/.bashrc:
#   source <(welfare completion bash)
_welfare() {
    local names
    COMPREPLY=()
    names=$(_WELFARE_COMPLETE=bash "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null) || {
        compopt -o default
        return
    }
    [[ -n $names ]] && mapfile -t COMPREPLY <<<"$names"
}
complete -F _welfare welfare
