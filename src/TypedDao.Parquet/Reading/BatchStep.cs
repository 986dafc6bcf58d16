namespace TypedDao.Parquet.Reading;

/// <summary>What is done with some columns to come to the next batch.</summary>
/// <param name="Group">The row group.</param>
/// <param name="Begins">Whether nothing of the row group was read before.</param>
/// <param name="Ends">Whether nothing of it is read afterwards; nothing is read now, then.</param>
/// <param name="Skip">The rows to pass over first.</param>
/// <param name="Rows">The rows to read.</param>
/// <param name="FirstRow">The first of them in the file.</param>
internal readonly record struct BatchStep(RowGroupBytes Group, bool Begins, bool Ends, long Skip, int Rows, long FirstRow);
