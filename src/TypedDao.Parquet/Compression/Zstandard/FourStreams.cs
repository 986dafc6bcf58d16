using System.Runtime.CompilerServices;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>How far each of the four streams of a literals section has been decoded.</summary>
[InlineArray(Count)]
internal struct FourStreams
{
    /// <summary>How many streams there are.</summary>
    public const int Count = 4;

    private Stream _first;

    /// <summary>How far a stream has been decoded.</summary>
    /// <param name="Start">Where it begins in the source.</param>
    /// <param name="Left">The bits that are left; negative where it is no stream.</param>
    /// <param name="Output">Where its next symbol goes.</param>
    /// <param name="OutputEnd">Where its symbols end.</param>
    internal readonly record struct Stream(int Start, nint Left, int Output, int OutputEnd);
}
