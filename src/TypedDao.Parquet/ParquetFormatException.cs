namespace TypedDao.Parquet;

/// <summary>
/// Bytes are not what the format says. Thrown where bytes are decoded, without a place; whoever knows the file, the column and the
/// offset turns it into a <see cref="TypedDaoException"/>.
/// </summary>
/// <param name="message">What is wrong, as a sentence without a full stop, such as <c>the block ends within a literal</c>.</param>
internal class ParquetFormatException(string message) : Exception(message);
