# Completion of lmi in PowerShell: add these lines to the file $PROFILE.
Register-ArgumentCompleter -Native -CommandName lmi -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    lmi "[suggest:$cursorPosition]" "$commandAst" 2> $null | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
