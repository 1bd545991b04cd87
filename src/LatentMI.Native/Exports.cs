using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.IO.Formats;
using LatentMI.IO.Models;
using LatentMI.Pairing;

namespace LatentMI.Native;

/// <summary>The functions of <c>latentmi.h</c>, which documents them. No exception leaves them: it would end the process.</summary>
internal static unsafe class Exports
{
    private const int AbiVersion = 1;

    private static readonly nint Version = Marshal.StringToCoTaskMemUTF8(typeof(Exports).Assembly.GetName().Version!.ToString(fieldCount: 3));

    /// <summary><c>lmi_abi_version</c>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "lmi_abi_version", CallConvs = [typeof(CallConvCdecl)])]
    public static int GetAbiVersion() => AbiVersion;

    /// <summary><c>lmi_version</c>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "lmi_version", CallConvs = [typeof(CallConvCdecl)])]
    public static nint GetVersion() => Version;

    /// <summary><c>lmi_settings</c>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "lmi_settings", CallConvs = [typeof(CallConvCdecl)])]
    public static nint GetSettings() => SettingsTable.Json;

    /// <summary><c>lmi_estimate</c>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "lmi_estimate", CallConvs = [typeof(CallConvCdecl)])]
    public static int Estimate(NativeRequest* request, nint* result, byte** error)
    {
        *result = 0;
        return Guard(error, () =>
        {
            SampleSource x = Side(request->X, "X");
            var work = new EstimateWork
            {
                Settings = RequestSettings.Parse(Marshal.PtrToStringUTF8((nint)request->Settings)),
                X = x,
                Y = Side(request->Y, "Y"),
                Given = request->Given is null ? null : request->Given->ToSource("Z"),
                Groups = request->Groups is null ? null : GroupsOf(new ReadOnlySpan<int>(request->Groups, x.Samples.Count)),
                WithModel = request->WithModel != 0,
                AttributionPermutations = request->AttributionPermutations,
            };
            var wait = new CallerWait(request->Progress, request->Context);
            *result = Handle(wait.Run(stop => work.Run(wait, stop)));
        });
    }

    /// <summary><c>lmi_result_json</c>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "lmi_result_json", CallConvs = [typeof(CallConvCdecl)])]
    public static nint GetResultJson(nint result) => Target<NativeResult>(result).Json;

    /// <summary><c>lmi_result_array</c>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "lmi_result_array", CallConvs = [typeof(CallConvCdecl)])]
    public static int GetResultArray(nint result, byte* name, NativeArray* array) =>
        (int)(Target<NativeResult>(result).TryGet(Text(name), out *array) ? NativeStatus.Ok : NativeStatus.BadInput);

    /// <summary><c>lmi_result_model</c>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "lmi_result_model", CallConvs = [typeof(CallConvCdecl)])]
    public static nint GetResultModel(nint result) => Target<NativeResult>(result).Model is { } model ? Handle(new NativeModel(model)) : 0;

    /// <summary><c>lmi_rank</c>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "lmi_rank", CallConvs = [typeof(CallConvCdecl)])]
    public static int Rank(nint* results, int candidates, int seeds, byte** json, byte** error)
    {
        *json = null;
        return Guard(error, () =>
        {
            if (candidates < 2 || seeds < 1)
            {
                throw new InputException("A ranking is of two representations or more, with one seed or more.");
            }

            var estimates = new LatentMiEstimate[candidates][];
            for (int candidate = 0; candidate < candidates; candidate++)
            {
                estimates[candidate] = new LatentMiEstimate[seeds];
                for (int seed = 0; seed < seeds; seed++)
                {
                    estimates[candidate][seed] = Target<NativeResult>(results[(candidate * seeds) + seed]).Estimate
                        ?? throw new InputException("Estimates of another estimator or preset than the default cannot be ranked.");
                }
            }

            *json = (byte*)Marshal.StringToCoTaskMemUTF8(RankingText.Write(EstimateRanking.Of(estimates)));
        });
    }

    /// <summary><c>lmi_model_read</c>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "lmi_model_read", CallConvs = [typeof(CallConvCdecl)])]
    public static int ReadModel(byte* path, nint* model, byte** error)
    {
        *model = 0;
        return Guard(error, () => *model = Handle(new NativeModel(ModelFile.ReadSaved(Text(path)))));
    }

    /// <summary><c>lmi_model_write</c>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "lmi_model_write", CallConvs = [typeof(CallConvCdecl)])]
    public static int WriteModel(nint model, byte* path, byte** error) => Guard(error, () => Target<NativeModel>(model).Write(Text(path)));

    /// <summary><c>lmi_model_json</c>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "lmi_model_json", CallConvs = [typeof(CallConvCdecl)])]
    public static nint GetModelJson(nint model) => Target<NativeModel>(model).Json;

    /// <summary><c>lmi_model_encode</c>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "lmi_model_encode", CallConvs = [typeof(CallConvCdecl)])]
    public static int Encode(nint model, int side, NativeArray* rows, float* latents, long room, byte** notes, byte** error)
    {
        *notes = null;
        return Guard(error, () =>
        {
            SampleSource source = Side(rows, side == 0 ? "X" : "Y");
            *notes = Lines(Target<NativeModel>(model).Encode(side, source, new Span<float>(latents, checked((int)room))));
        });
    }

    /// <summary><c>lmi_model_score</c>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "lmi_model_score", CallConvs = [typeof(CallConvCdecl)])]
    public static int Score(nint model, NativeArray* x, NativeArray* y, double* bits, long room, byte** notes, byte** error)
    {
        *notes = null;
        return Guard(error, () => *notes = Lines(Target<NativeModel>(model).Score(Side(x, "X"), Side(y, "Y"), new Span<double>(bits, checked((int)room)))));
    }

    /// <summary><c>lmi_free_result</c>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "lmi_free_result", CallConvs = [typeof(CallConvCdecl)])]
    public static void FreeResult(nint result) => Free(result);

    /// <summary><c>lmi_free_model</c>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "lmi_free_model", CallConvs = [typeof(CallConvCdecl)])]
    public static void FreeModel(nint model) => Free(model);

    /// <summary><c>lmi_free_text</c>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "lmi_free_text", CallConvs = [typeof(CallConvCdecl)])]
    public static void FreeText(nint text) => Marshal.FreeCoTaskMem(text);

    /// <summary>Does some work and turns what it throws into a status and a text.</summary>
    private static int Guard(byte** error, Action work)
    {
        *error = null;
        try
        {
            work();
            return (int)NativeStatus.Ok;
        }
        catch (Exception e)
        {
            (NativeStatus status, string text) = e switch
            {
                InputException or OutputException => (NativeStatus.BadInput, SettingWords.Of(e.Message)),
                OperationCanceledException => (NativeStatus.Canceled, "The estimate was canceled."),
                OutOfMemoryException => (NativeStatus.OutOfMemory, "There is not enough memory; use fewer rows or columns."),
                _ => (NativeStatus.Failed, e.ToString()),
            };
            *error = (byte*)Marshal.StringToCoTaskMemUTF8(text);
            return (int)status;
        }
    }

    private static SampleSource Side(NativeArray* array, string name) =>
        array is null ? throw new InputException($"{name} is missing; give its array.") : array->ToSource(name);

    private static RowGroups GroupsOf(ReadOnlySpan<int> groups) =>
        RowGroups.Of(Array.ConvertAll(groups.ToArray(), group => group.ToString(CultureInfo.InvariantCulture)));

    private static byte* Lines(IReadOnlyList<string> lines) => lines.Count == 0 ? null : (byte*)Marshal.StringToCoTaskMemUTF8(string.Join('\n', lines));

    private static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? string.Empty;

    private static nint Handle(object target) => GCHandle.ToIntPtr(GCHandle.Alloc(target));

    private static T Target<T>(nint handle)
        where T : class => (T)GCHandle.FromIntPtr(handle).Target!;

    private static void Free(nint handle)
    {
        if (handle != 0)
        {
            var own = GCHandle.FromIntPtr(handle);
            (own.Target as IDisposable)?.Dispose();
            own.Free();
        }
    }
}
