using Parquet;

namespace LatentMI.IO.Formats.Parquet;

/// <summary>The part of a column that one group of rows has.</summary>
/// <param name="Group">The group of rows.</param>
/// <param name="FirstRow">Its first row in the table, from 0.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Values">How many values the column has in it, with those that are missing; a list that is missing or empty counts as one.</param>
internal readonly record struct ParquetPart(ParquetRowGroupReader Group, int FirstRow, int Rows, int Values);
