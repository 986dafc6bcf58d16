using System.Text.RegularExpressions;
using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>Binds the keys that name columns: each must be one, once, of a type that fits.</summary>
internal sealed class KeyColumnBinder(BindingContext context)
{
    private static readonly Regex Transform = new(@"^\s*([A-Za-z]+)\s*\(\s*(?:([^,()]+?)\s*,\s*)?([^,()]+?)\s*\)\s*$", RegexOptions.CultureInvariant);

    /// <summary>How many numbers each partition transform takes before its column.</summary>
    internal static readonly IReadOnlyDictionary<string, int> Transforms = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["identity"] = 0,
        ["year"] = 0,
        ["month"] = 0,
        ["day"] = 0,
        ["hour"] = 0,
        ["void"] = 0,
        ["bucket"] = 1,
        ["truncate"] = 1,
    };

    /// <summary>Checks all keys that name columns.</summary>
    /// <param name="declared">The object.</param>
    /// <param name="fields">Its keys, or those of its format.</param>
    public void Check(DeclaredObject declared, Fields fields)
    {
        foreach (var field in fields.All)
        {
            switch (field.Key.Role)
            {
                case YamlRole.ClusterKeys or YamlRole.ColumnReference:
                    Read(declared, field);
                    break;
                case YamlRole.PartitionTransforms:
                    CheckExpressions(declared, field, ReadTransform, (text, _) => text.Replace(" ", string.Empty));
                    break;
                case YamlRole.SortOrder:
                    CheckExpressions(declared, field, ReadSortOrder, (_, column) => column);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The columns that identify a row.</summary>
    public EquatableArray<string> BindPrimaryKeys(DeclaredObject declared)
    {
        if (declared.Fields.Find(YamlRole.PrimaryKeys) is not { } field)
        {
            return [];
        }

        var columns = Read(declared, field);
        foreach (var (column, source) in columns)
        {
            if (column.Type.IsNullable && !column.IsBroken)
            {
                context.Reporter.Report(
                    ObjectDescriptors.NullablePrimaryKey, source, column.Name, field.Key.Name, ColumnKindNames.Of(column.Type with { IsNullable = false }));
            }
        }

        return columns.Select(column => column.Column.Name).ToEquatableArray();
    }

    /// <summary>The columns whose values are folders.</summary>
    public EquatableArray<ParameterModel> BindPartitionKeys(DeclaredObject declared, EquatableArray<ParameterModel> parameters, NameScope names)
    {
        if (declared.Fields.Find(YamlRole.PartitionKeys) is not { } field)
        {
            return [];
        }

        var columns = Read(declared, field);
        if (declared.Row is { } row && columns.Count > 0
            && row.Columns.Keys.All(name => columns.Exists(column => column.Column.Name == name) || parameters.Any(parameter => parameter.Name == name)))
        {
            context.Reporter.Report(ObjectDescriptors.AllColumnsPartition, field.Source, field.Key.Name, declared.What);
        }

        var keys = new List<ParameterModel>();
        foreach (var (column, source) in columns)
        {
            if (parameters.Any(parameter => parameter.Name == column.Name))
            {
                context.Reporter.Report(ObjectDescriptors.ParameterIsPartition, source, column.Name, field.Key.Name);
            }
            else if (column.IsBroken)
            {
                continue;
            }
            else if (!KeyKinds.Allows(column.Type.Kind))
            {
                context.Reporter.Report(ObjectDescriptors.PartitionType, source, column.Name, ColumnKindNames.Of(column.Type), KeyKinds.List);
            }
            else if (names.Add(new(column.PropertyName, $"partition column '{column.Name}' of the {declared.What}", source, context.Types.KeysOf(YamlElement.Column).Find(YamlRole.Name)?.Name ?? string.Empty)))
            {
                keys.Add(new()
                {
                    Name = column.Name,
                    PropertyName = column.PropertyName,
                    Kind = column.Type.Kind,
                    IsNullable = column.Type.IsNullable,
                    Enum = column.Enum,
                    EnumType = column.Enum is { } values ? EnumTypes.Of(declared.Row!, values) : null,
                    Description = column.Description,
                });
            }
        }

        return keys.ToEquatableArray();
    }

    private List<(ColumnModel Column, Source Source)> Read(DeclaredObject declared, Field field)
    {
        var found = new List<(ColumnModel, Source)>();
        foreach (var (name, source) in Names(field))
        {
            if (FindColumn(declared, field, name, source) is not { } column)
            {
                continue;
            }

            if (found.Exists(other => other.Item1.Name == name))
            {
                context.Reporter.Report(ObjectDescriptors.ColumnTwice, source, field.Key.Name, name);
            }
            else
            {
                found.Add((column, source));
            }
        }

        return found;
    }

    /// <summary>The texts of a key; what is no text is reported where the options are bound.</summary>
    private static IEnumerable<(string Name, Source Source)> Names(Field field) => field.Value switch
    {
        YamlScalar scalar => [(scalar.Text, field.Source)],
        YamlSequence sequence => sequence.Items.OfType<YamlScalar>().Select(item => (item.Text, new Source(field.Entry.File, item.Span))),
        _ => [],
    };

    private ColumnModel? FindColumn(DeclaredObject declared, Field field, string name, Source source)
    {
        if (declared.Row is not { } row)
        {
            if (!HasRows(declared))
            {
                context.Reporter.Report(
                    ObjectDescriptors.KeyWithoutColumns, field.Entry.KeySource, field.Key.Name, declared.What, declared.Fields.NameOf(YamlRole.Columns));
            }

            return null;
        }

        if (row.Columns.TryGetValue(name, out var column))
        {
            return column.Model;
        }

        context.Reporter.Report(
            ObjectDescriptors.NotAColumn,
            source,
            field.Key.Name,
            name,
            declared.What,
            NearName.Hint(name, row.Columns.Keys),
            string.Join(", ", row.Columns.Keys));
        return null;
    }

    private static bool HasRows(DeclaredObject declared) =>
        RowBinder.Ways.Any(role => declared.Fields.Find(role) is not null) || !declared.Fields.Element.IsComplete;

    /// <param name="declared">The object.</param>
    /// <param name="field">Its key.</param>
    /// <param name="read">Reads an expression.</param>
    /// <param name="distinct">What of an expression and its column may stand once.</param>
    private void CheckExpressions(
        DeclaredObject declared,
        Field field,
        Func<string, (string? Column, string? Problem)> read,
        Func<string, string, string> distinct)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (text, source) in Names(field))
        {
            var (column, problem) = read(text);
            if (problem is not null)
            {
                context.Reporter.Report(ObjectDescriptors.BadTransform, source, field.Key.Name, text, problem);
            }
            else if (FindColumn(declared, field, column!, source) is not null && !found.Add(distinct(text, column!)))
            {
                context.Reporter.Report(ObjectDescriptors.ColumnTwice, source, field.Key.Name, column!);
            }
        }
    }

    private static (string? Column, string? Problem) ReadTransform(string text)
    {
        if (text.IndexOfAny(['(', ')', ',']) < 0)
        {
            return (text.Trim(), null);
        }

        if (Transform.Match(text) is not { Success: true } match)
        {
            return (null, "write a column, or a transform such as day(ts) or bucket(16, id)");
        }

        var name = match.Groups[1].Value;
        if (!Transforms.TryGetValue(name, out var numbers))
        {
            return (null, $"there is no transform '{name}'. {NearName.Hint(name, Transforms.Keys)}Known are {string.Join(", ", Transforms.Keys)}.");
        }

        var number = match.Groups[2];
        return numbers == 0 && number.Success ? (null, $"{name} takes a column alone")
            : numbers == 1 && !(int.TryParse(number.Value, out var value) && value > 0) ? (null, $"{name} takes a positive number and a column, such as {name}(16, id)")
            : (match.Groups[3].Value, null);
    }

    private static (string? Column, string? Problem) ReadSortOrder(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isValid = words.Length is 1 or 2 or 4
            && (words.Length == 1 || words[1] is "asc" or "desc")
            && (words.Length < 4 || (words[2] == "nulls" && words[3] is "first" or "last"));
        return isValid ? (words[0], null) : (null, "write a column with asc or desc, such as 'ts desc'");
    }
}
