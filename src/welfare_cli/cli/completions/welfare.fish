# Completion of `welfare` for fish. To use it:
#   welfare completion fish > ~/.config/fish/completions/welfare.fish
function __welfare_names
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l names (_WELFARE_COMPLETE=fish $words[1] $words[2..] "$current" 2>/dev/null)
    if test $status -eq 1
        __fish_complete_path "$current"
    else if set -q names[1]
        printf '%s\n' $names
    end
end
complete -c welfare -f -a '(__welfare_names)'
