namespace TypedDao.Parquet.Reading;

/// <summary>What goes wrong with files, as users meet it.</summary>
internal static class ParquetErrors
{
    /// <summary>The file is not what the format says.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problem">What is wrong, as the rest of a sentence that begins with <c>The file</c>.</param>
    /// <param name="inner">The cause.</param>
    public static TypedDaoException Damaged(FileBytes file, string problem, Exception? inner = null)
        => new(ErrorKind.InvalidData, $"The Parquet file {problem}.", inner) { Address = file.Address };

    /// <summary>A page is not what the format says.</summary>
    /// <param name="file">The file.</param>
    /// <param name="column">The column.</param>
    /// <param name="offset">Where the page begins.</param>
    /// <param name="error">What is wrong.</param>
    public static TypedDaoException DamagedPage(FileBytes file, string column, long offset, ParquetFormatException error)
        => Damaged(file, $"is damaged in column '{column}', in the page at byte {offset}: {error.Message}", error);

    /// <summary>The file can be read by others, but not here.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problem">What is not supported, as the rest of a sentence that begins with <c>The file</c>.</param>
    public static TypedDaoException NotSupported(FileBytes file, string problem)
        => new(ErrorKind.NotSupported, $"The Parquet file {problem}.") { Address = file.Address };
}
