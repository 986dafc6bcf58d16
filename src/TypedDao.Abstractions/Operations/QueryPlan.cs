using System.Globalization;
using System.Text;
using TypedDao.Filters;

namespace TypedDao;

/// <summary>How a read will be carried out: which part of its filter is decided where, and how much is read then.</summary>
public sealed record QueryPlan
{
    /// <summary>What is read.</summary>
    public required ObjectTarget Target { get; init; }

    /// <summary>What the keys of files decide: other files are not opened.</summary>
    public Filter KeyFilter { get; init; } = Filter.All;

    /// <summary>What the server of a database decides: other rows are not sent.</summary>
    public Filter ServerFilter { get; init; } = Filter.All;

    /// <summary>What is evaluated on each row.</summary>
    public Filter RowFilter { get; init; } = Filter.All;

    /// <summary>The number of files that are opened; null where that is not known.</summary>
    public long? Files { get; init; }

    /// <summary>
    /// The number of bytes that are read of these files: of formats that are read by columns, those of the columns, with what footers and
    /// indexes have. Null where that is not known.
    /// </summary>
    public long? Bytes { get; init; }

    /// <summary>The number of requests for these bytes, each of one range of a file; null where that is not known.</summary>
    public long? Requests { get; init; }

    /// <summary>The row groups of these files; null where the format has none, or it is not known.</summary>
    public long? RowGroups { get; init; }

    /// <summary>Those of them that are not read, since their statistics say that no row matches.</summary>
    public long PrunedRowGroups { get; init; }

    /// <summary>The rows that are looked at; null where that is not known.</summary>
    public long? Rows { get; init; }

    /// <summary>The rows of these files that are not looked at, since statistics say that they do not match.</summary>
    public long PrunedRows { get; init; }

    /// <summary>What the server of a database is asked, with placeholders for values; null where no server is.</summary>
    public string? Statement { get; init; }

    /// <summary>The plan as text, a line for each part; stable.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append("read ").Append(Target with { Filter = Filter.All });
        Append(text, "by key", KeyFilter);
        Append(text, "by server", ServerFilter);
        Append(text, "by row", RowFilter);
        if (Statement is not null)
        {
            return text.Append("\n  asks  ").Append(Statement).ToString();
        }

        if (RowGroups is { } groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  groups  {groups - PrunedRowGroups} of {groups}");
        }

        if (Rows is { } rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  rows    {rows} of {rows + PrunedRows}");
        }

        text.Append("\n  files   ").Append(Files?.ToString(CultureInfo.InvariantCulture) ?? "unknown");
        text.Append("\n  bytes   ").Append(Bytes?.ToString(CultureInfo.InvariantCulture) ?? "unknown");
        return text.ToString();
    }

    private static void Append(StringBuilder text, string where, Filter filter)
    {
        if (!filter.HoldsForAll)
        {
            text.Append("\n  ").Append(where).Append("  ").Append(filter);
        }
    }
}
