namespace LatentMI.Cli.Tests.Slurm;

/// <summary>Programs named as Slurm's that note how they were called and answer from files, in a folder for the PATH.</summary>
internal sealed class FakeSlurm
{
    private readonly TemporaryFolder _folder;

    /// <summary>Makes the programs.</summary>
    /// <param name="folder">Where they and their files are.</param>
    public FakeSlurm(TemporaryFolder folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder.File("bin"));
        foreach (string name in (string[])["sbatch", "squeue", "sacct"])
        {
            string path = folder.Write($"bin/{name}", $"""
                #!/bin/sh
                cd '{folder.Path}'
                echo "$@" >> {name}.calls
                cat {name}.error >&2 2> /dev/null
                cat {name}.answer 2> /dev/null
                test ! -e {name}.error
                """ + "\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }
        }
    }

    /// <summary>The environment in which these programs are found first.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["PATH"] = $"{_folder.File("bin")}:{System.Environment.GetEnvironmentVariable("PATH")}",
    };

    /// <summary>What a program prints from now on.</summary>
    public void Answer(string name, string answer)
    {
        File.Delete(_folder.File($"{name}.error"));
        _folder.Write($"{name}.answer", answer);
    }

    /// <summary>What a program fails with from now on.</summary>
    public void Fail(string name, string error)
    {
        File.Delete(_folder.File($"{name}.answer"));
        _folder.Write($"{name}.error", error);
    }

    /// <summary>The arguments of every call of a program.</summary>
    public string[] Calls(string name) => File.Exists(_folder.File($"{name}.calls")) ? File.ReadAllLines(_folder.File($"{name}.calls")) : [];
}
