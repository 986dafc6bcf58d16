using TypedDao.Schema;

namespace TypedDao.Codecs.Csv;

/// <summary>Where the columns of a row stand in a CSV file.</summary>
internal sealed class CsvBinding
{
    /// <summary>Where a column has no position: the path gives its value, or it is null in every row.</summary>
    public const int NotInFile = -1;

    private CsvBinding(int[] positions, int count, bool isOneNullable)
    {
        Positions = positions;
        Count = count;
        IsOneNullable = isOneNullable;
    }

    /// <summary>The position in the file for each column of the row.</summary>
    public int[] Positions { get; }

    /// <summary>The number of columns of the file.</summary>
    public int Count { get; }

    /// <summary>Whether the file has one column, which can be null, whether the row has it or not.</summary>
    public bool IsOneNullable { get; }

    /// <summary>Binds by the order of the columns.</summary>
    /// <param name="row">The columns of the row.</param>
    /// <param name="columns">Those of the file.</param>
    public static CsvBinding ByPosition(ReadColumn row, IEnumerable<Column> columns)
    {
        Column[] all = [.. columns];
        int[] positions = [.. row.Children.Select(child => child.Constant is null ? Array.FindIndex(all, column => column.Name == child.Path) : NotInFile)];
        return new CsvBinding(positions, all.Length, all is [{ Type.IsNullable: true }]);
    }

    /// <summary>Binds by the names of the header.</summary>
    /// <param name="row">The columns of the row.</param>
    /// <param name="columns">Those of the file by its object, for what can be null.</param>
    /// <param name="header">The names in the file.</param>
    /// <param name="address">The file, for messages.</param>
    /// <exception cref="TypedDaoException">A name occurs twice, or a column that cannot be null is missing.</exception>
    public static CsvBinding ByName(ReadColumn row, IEnumerable<Column> columns, IReadOnlyList<string> header, string address)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < header.Count; i++)
        {
            if (header[i].Length > 0 && !found.TryAdd(header[i], i))
            {
                throw new TypedDaoException(ErrorKind.SchemaMismatch, $"The header has the column '{header[i]}' twice, as the {Ordinal(found[header[i]])} and the {Ordinal(i)} of {header.Count}.")
                {
                    Address = address,
                    Cure = "Rename one of them in the file.",
                };
            }
        }

        var positions = new int[row.Children.Length];
        for (int i = 0; i < positions.Length; i++)
        {
            ReadColumn column = row.Children[i];
            positions[i] = column.Constant is null ? found.GetValueOrDefault(column.Path, NotInFile) : NotInFile;
            if (positions[i] == NotInFile && column is { Constant: null, IsNullable: false })
            {
                throw Missing(row, column, header, address);
            }
        }

        return new CsvBinding(positions, header.Count, header is [{ } only] && columns.Any(column => column.Name == only && column.Type.IsNullable));
    }

    private static TypedDaoException Missing(ReadColumn row, ReadColumn column, IReadOnlyList<string> header, string address)
    {
        var expected = row.Children.Where(child => child.Constant is null).Select(child => child.Path);
        return new TypedDaoException(
            ErrorKind.SchemaMismatch,
            $"The file has no column '{column.Path}'. Expected columns: {string.Join(", ", expected)}. Found: {string.Join(", ", header)}.")
        {
            Address = address,
            Cure = CureOf(column.Path, header),
        };
    }

    private static string CureOf(string missing, IReadOnlyList<string> header)
    {
        if (header.FirstOrDefault(name => string.Equals(name.Trim(), missing, StringComparison.OrdinalIgnoreCase)) is { } similar)
        {
            return $"Names are compared exactly: the file has '{similar}'.";
        }

        if (header is [{ } only] && only.IndexOfAny([',', ';', '\t', '|']) is >= 0 and var at)
        {
            string delimiter = only[at] == '\t' ? "\\t" : only[at].ToString();
            return $"The header looks as if its values were separated by '{delimiter}': set delimiter: \"{delimiter}\" in the format.";
        }

        return $"Rename the column in the catalog or in the file, or make '{missing}' nullable with a ? behind its type; header: false reads by position.";
    }

    private static string Ordinal(int position)
    {
        int number = position + 1;
        string suffix = (number % 100) is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        return $"{number}{suffix}";
    }
}
