using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Representation;

/// <summary>A representation of the user's, fitted without each fold; the latents of a fold cannot be compared with those of other folds.</summary>
internal sealed class OwnRepresentation
{
    private readonly List<(OwnEncoder X, OwnEncoder Y)> _encoders = [];

    private OwnRepresentation(MatrixView x, MatrixView y) => (LatentX, LatentY) = (x, y);

    /// <summary>The held-out latents of X at each position of the folds.</summary>
    public MatrixView LatentX { get; }

    /// <summary>The held-out latents of Y at each position of the folds.</summary>
    public MatrixView LatentY { get; }

    /// <summary>Fits the representation once for each fold, and encodes the fold's rows.</summary>
    /// <param name="representation">The representation.</param>
    /// <param name="x">All rows of X.</param>
    /// <param name="y">All rows of Y.</param>
    /// <param name="order">The folds.</param>
    /// <param name="seed">The seed that it is given.</param>
    /// <param name="compute">What it runs on.</param>
    /// <exception cref="InputException">It gave what cannot be used.</exception>
    public static OwnRepresentation Fit(IRepresentation representation, Samples x, Samples y, FoldOrder order, ulong seed, Compute compute)
    {
        string name = representation.GetType().FullName!;
        OwnRepresentation? fitted = null;
        foreach (int[] fold in order.Members())
        {
            compute.ThrowIfCancelled();
            int[] held = Array.ConvertAll(fold, position => order.Rows[position]);
            int[] training = [.. order.Rows.Except(held).Order()];
            EncoderPair pair = representation.Fit(x.SelectRows(training), y.SelectRows(training), seed, compute.Cancellation)
                ?? throw new InputException($"{name} fitted no encoders; it must return one for each side.");
            (OwnEncoder encoderX, Samples ofX) = OwnEncoder.Of(pair.X, x.SelectRows(held), compute);
            (OwnEncoder encoderY, Samples ofY) = OwnEncoder.Of(pair.Y, y.SelectRows(held), compute);
            fitted ??= new OwnRepresentation(New(order.Rows.Length, ofX.Dimensions), New(order.Rows.Length, ofY.Dimensions));
            if (ofX.Dimensions != fitted.LatentX.Columns || ofY.Dimensions != fitted.LatentY.Columns)
            {
                throw new InputException(FormattableString.Invariant(
                    $"{name} has {ofX.Dimensions} and {ofY.Dimensions} latents in one fold, and {fitted.LatentX.Columns} and {fitted.LatentY.Columns} in another; ")
                    + "it must have the same in all.");
            }

            for (int i = 0; i < fold.Length; i++)
            {
                ofX.CopyRow(i, fitted.LatentX.Row(fold[i]));
                ofY.CopyRow(i, fitted.LatentY.Row(fold[i]));
            }

            fitted._encoders.Add((encoderX, encoderY));
        }

        return fitted!;
    }

    /// <summary>Encoders of new rows.</summary>
    /// <param name="fold">The fold, whose latents those of new rows can be compared with.</param>
    public (ILatentEncoder X, ILatentEncoder Y) Encoders(int fold) => _encoders[fold];

    private static MatrixView New(int rows, int columns) => new(new AlignedBuffer(checked(rows * columns)), rows, columns);
}
