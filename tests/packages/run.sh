#!/usr/bin/env bash
# Tests of the NuGet packages: packs them, installs the tool from the folder of the packages alone, and builds and runs a program with the libraries. Ends with 77
# where what it needs cannot be had.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD

skip() {
    echo "tests/packages/run.sh: $1"
    exit 77
}

[ "$(uname -sm)" = "Linux x86_64" ] || skip "the tool is compiled and tested on Linux on x86-64 only"
[ -n "$(compgen -c clang)" ] || skip "there is no clang"
grep -qw avx2 /proc/cpuinfo || skip "this processor has no AVX2"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

tools/pack.sh linux-x64

# What is in them: readme, icon, notes and license; no debug files but in those of symbols; the tool at most 25 MB.
"${LATENTMI_PYTHON:-/usr/bin/python3}" - << 'END'
import glob, os, re, sys, zipfile
problems = []
packages = sorted(glob.glob("packages/*.nupkg"))
for path in packages:
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        notes = package.read(next(name for name in names if name.endswith(".nuspec"))).decode()
    for part in ("<readme>README.md", "<icon>icon.png", '<license type="expression">MIT', "<releaseNotes>## [", "<tags>"):
        if part not in notes:
            problems.append(f"{path}: no {part}")
    if not {"README.md", "icon.png"} <= set(names):
        problems.append(f"{path}: readme or icon is missing")
    problems += [f"{path}: has {name}" for name in names if name.endswith((".pdb", ".dbg"))]
    size = os.path.getsize(path)
    print(f"{path}: {size / 1e6:.1f} MB, {len(names)} files")
    if size > 25e6:
        problems.append(f"{path}: larger than 25 MB")
for name in ("LatentMI", "LatentMI.IO", "LatentMI.Studies", "LatentMI.Experiments", "LatentMI.Reporting", "LatentMI.Tool", "LatentMI.Tool.linux-x64"):
    if not any(re.fullmatch(rf"packages/{re.escape(name)}\.\d+\.\d+\.\d+\S*\.nupkg", path) for path in packages):
        problems.append(f"there is no package {name}")
print(*problems, sep="\n")
sys.exit(len(problems) > 0)
END

# A store of packages of its own, so that no other build of this version is taken for this one.
export NUGET_PACKAGES=$work/store
version=$(dotnet msbuild src/LatentMI.Cli -getProperty:Version)
dotnet tool install LatentMI.Tool --version "$version" --tool-path "$work/tool" --source "$root/packages" > "$work/log" || { cat "$work/log"; exit 1; }
cd "$work"
tool/lmi dataset gaussian --d 10 --k 2 --bits 1 --rows 300 --out data
tool/lmi estimate data/x.npy data/y.npy --quiet --json | grep '"mi_bits"' > tool.json
LATENTMI_SIMD=256 "$root/src/LatentMI.Cli/bin/Release/net10.0/lmi" estimate data/x.npy data/y.npy --quiet --json | grep '"mi_bits"' > built.json
diff tool.json built.json
tool/lmi doctor | grep -F "compiled ahead of time"

# A program with the libraries, as docs/install.md has it.
mkdir program
cat > program/program.csproj << END
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="LatentMI.IO" Version="$version" />
    <PackageReference Include="LatentMI.Reporting" Version="$version" />
  </ItemGroup>
</Project>
END
cat > program/Program.cs << 'END'
using LatentMI;
using LatentMI.Estimators.Latent;
using LatentMI.IO;

using Samples x = SampleReader.Read(args[0]).Samples;
using Samples y = SampleReader.Read(args[1]).Samples;
Console.WriteLine(FormattableString.Invariant($"  \"mi_bits\": {new LatentMiEstimator(LatentMiOptions.Default).Estimate(x, y).Bits:R},"));
END
dotnet build program -c Release --nologo -v quiet -p:RestoreAdditionalProjectSources="$root/packages"
LATENTMI_SIMD=256 dotnet program/bin/Release/net10.0/program.dll data/x.npy data/y.npy | diff - built.json
echo "tests/packages/run.sh: the tool and the libraries work"
