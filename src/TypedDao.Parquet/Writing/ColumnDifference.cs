using TypedDao.Codecs.Text;
using TypedDao.Parquet.Schema;

namespace TypedDao.Parquet.Writing;

/// <summary>Says in which column two schemas differ. Names, levels and the types of values count; the numbers of table formats do not.</summary>
internal static class ColumnDifference
{
    /// <summary>Looks for the first difference.</summary>
    /// <param name="written">The columns of the file that is written.</param>
    /// <param name="found">Those of the rows that it shall take.</param>
    /// <returns>A sentence; null: the columns are the same.</returns>
    public static string? Find(IReadOnlyList<FileColumn> written, IReadOnlyList<FileColumn> found)
    {
        if (!written.Select(column => column.Name).SequenceEqual(found.Select(column => column.Name)))
        {
            return $"The columns are {NamesOf(found)}, where those of the file that is written are {NamesOf(written)}.";
        }

        return written.Zip(found).Select(pair => Find(pair.First, pair.Second)).FirstOrDefault(difference => difference is not null);
    }

    private static string? Find(FileColumn written, FileColumn found)
    {
        bool isSame = written.Kind == found.Kind
            && written.IsNullable == found.IsNullable
            && (written.Definition, written.ElementDefinition, written.Repetition) == (found.Definition, found.ElementDefinition, found.Repetition)
            && written.Type == found.Type
            && written.Children.Select(child => child.Name).SequenceEqual(found.Children.Select(child => child.Name));
        return isSame
            ? written.Children.Zip(found.Children).Select(pair => Find(pair.First, pair.Second)).FirstOrDefault(difference => difference is not null)
            : $"The column '{found.Node.Path}' is {Describe(found)}, where that of the file that is written is {Describe(written)}.";
    }

    private static string NamesOf(IReadOnlyList<FileColumn> columns) => columns.Count == 0 ? "none" : string.Join(", ", columns.Select(column => column.Name));

    // The type as a catalog has it, and what that does not tell.
    private static string Describe(FileColumn column)
    {
        string type = $"{ColumnTypeNames.Of(FileSchema.TypeOf(column))}{(column.IsNullable ? "?" : string.Empty)}";
        return column switch
        {
            { Type: { Kind: ValueKind.Time or ValueKind.Timestamp } value } => $"{type} in {value.Unit.ToString().ToLowerInvariant()}",
            { Type: { Length: > 0 } value } => $"{type} in {value.Length} bytes",
            { Type: { } value } => $"{type} stored as {value.Physical}",
            { Repetition: > 0 } => $"{type} with elements at level {column.ElementDefinition}",
            _ => type,
        };
    }
}
