namespace LatentMI.Cli.Hosting;

/// <summary>How the process ends; documented in docs/cli.md.</summary>
internal static class ExitCode
{
    /// <summary>The command did what it was asked to.</summary>
    public const int Success = 0;

    /// <summary>A defect of the program or a failure of the machine, such as too little memory.</summary>
    public const int Failure = 1;

    /// <summary>The command line or the data cannot be used; one line on standard error says why.</summary>
    public const int BadInput = 2;

    /// <summary>The output or a file cannot be written: a full disk, a failed device, a closed standard output. The number is EX_IOERR of sysexits.h.</summary>
    public const int OutputFailed = 74;

    /// <summary>SIGHUP, as of a terminal that was closed, ended the command: 128 + 1.</summary>
    public const int HungUp = 129;

    /// <summary>Ctrl-C (SIGINT) ended the command: 128 + 2.</summary>
    public const int Interrupted = 130;

    /// <summary>SIGTERM ended the command: 128 + 15.</summary>
    public const int Terminated = 143;
}
