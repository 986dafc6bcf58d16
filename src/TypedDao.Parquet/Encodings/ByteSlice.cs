namespace TypedDao.Parquet.Encodings;

/// <summary>A value that is a sequence of bytes within others.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Length">How many bytes it has.</param>
internal readonly record struct ByteSlice(int Offset, int Length);
