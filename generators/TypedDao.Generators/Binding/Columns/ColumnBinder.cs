using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>Binds the columns of a row or struct. A broken column keeps its name, so that code that uses it stays quiet.</summary>
internal sealed class ColumnBinder(Reporter reporter, TypeIndex types)
{
    private const int MaxDepth = 8;

    /// <summary>Types in short form repeat all over a catalog.</summary>
    private readonly Dictionary<string, ColumnTypeModel> _shortForms = new(StringComparer.Ordinal);
    private readonly KeyTable _table = types.KeysOf(YamlElement.Column);
    private readonly FieldReader _fields = new(reporter);
    private readonly NameBinder _names = new(reporter);

    /// <summary>How many columns there are, with those of structs.</summary>
    public int Count { get; private set; }

    /// <summary>Binds the mapping of columns.</summary>
    /// <param name="rowName">The record's name.</param>
    public (RowModel Row, Dictionary<string, BoundColumn> Columns) Bind(
        string rowName, string? description, CatalogFile file, YamlMapping mapping, RowScope scope, int depth = 0)
    {
        var columns = new List<ColumnModel>(mapping.Entries.Count);
        var bound = new Dictionary<string, BoundColumn>(mapping.Entries.Count, StringComparer.Ordinal);
        var names = new NameScope(reporter, ReservedNames.Columns, mapping.Entries.Count);
        Count += mapping.Entries.Count;
        foreach (var yamlEntry in mapping.Entries)
        {
            if (yamlEntry.IsDuplicate)
            {
                continue;
            }

            var entry = new Entry(file, yamlEntry.Key, yamlEntry.Value);
            var column = BindColumn(entry, rowName, scope, names, depth);
            if (column is not null)
            {
                columns.Add(column);
                bound.TryAdd(column.Name, new(column, entry.KeySource));
            }
        }

        return (new() { Name = rowName, Description = description, Columns = columns.ToEquatableArray() }, bound);
    }

    private ColumnModel? BindColumn(Entry entry, string rowName, RowScope scope, NameScope names, int depth)
    {
        if (entry.HasNoColon)
        {
            reporter.Report(StructureDescriptors.TextInsteadOfKey, entry.KeySource, entry.Name, scope.Object);
            return null;
        }

        var fields = entry.Value is YamlMapping mapping
            ? _fields.Match(Element.From($"column '{entry.Name}'", entry.KeySource, entry.File, mapping), _table)
            : null;
        var nameKey = _table.Find(YamlRole.Name)?.Name ?? string.Empty;
        var name = _names.Bind($"column '{entry.Name}'", entry, nameKey, fields?.Find(YamlRole.Name));
        if (name.Text == rowName || name.Text == rowName + RowModel.ColumnsEnding)
        {
            reporter.Report(NameDescriptors.Reserved, name.Source, name.What, name.Text, $"{name.Key}:' or the row with '{scope.RowKey}");
            return null;
        }

        if (!names.Add(name))
        {
            return null;
        }

        var model = new ColumnModel
        {
            Name = entry.Name,
            PropertyName = name.Text,
            Type = new(ColumnKind.String),
            Description = Text(fields, YamlRole.Description),
            Deprecated = Text(fields, YamlRole.Deprecated),
        };
        var before = reporter.ErrorCount;
        var bound = fields is null ? BindShort(entry, model) : BindLong(fields, entry, model, rowName, scope, depth);
        return bound is null || reporter.ErrorCount > before ? model with { IsBroken = true } : bound;
    }

    private ColumnModel? BindShort(Entry entry, ColumnModel model)
    {
        if (entry.Value is not YamlScalar scalar)
        {
            reporter.Report(
                StructureDescriptors.WrongNode, entry.ValueSource, entry.Name, "a column type, or a mapping with the column's keys", entry.Value.KindName);
            return null;
        }

        return ReadType(entry, scalar) switch
        {
            { } type when NeedsColumns(type) => ReportStruct(entry, scalar, type),
            { } type when CheckWidth(entry, entry.ValueSource, type) => model with { Type = type },
            _ => null,
        };
    }

    private ColumnModel? BindLong(Fields fields, Entry entry, ColumnModel model, string rowName, RowScope scope, int depth)
    {
        if (fields.Find(YamlRole.Type) is not { } typeField)
        {
            if (fields.Element.IsComplete)
            {
                reporter.Report(RowDescriptors.NoColumnType, entry.KeySource, entry.Name, ColumnKindNames.List);
            }

            return null;
        }

        if (typeField.Value is not YamlScalar scalar)
        {
            reporter.Report(StructureDescriptors.WrongNode, typeField.Source, typeField.Key.Name, "a column type", typeField.Value.KindName);
            return null;
        }

        if (ReadType(entry, scalar) is not { } type)
        {
            return null;
        }

        var refinements = new ColumnRefinements(reporter, fields, entry.Name);
        type = refinements.ApplyNullable(type);
        type = refinements.ApplyTextForm(type);
        type = refinements.ApplyClrType(type);
        if (!CheckWidth(entry, typeField.Source, type))
        {
            return null;
        }

        var typeName = rowName + model.PropertyName;
        var values = refinements.BindValues(type, typeName);
        if (values is not null && !scope.Types.Add(TypeName(typeName, entry, scope)))
        {
            return null;
        }

        if (BindStruct(fields, entry, scalar, type, typeName, scope, depth) is not { } complete)
        {
            return null;
        }

        return model with { Type = complete, Enum = values };
    }

    private ColumnTypeModel? BindStruct(
        Fields fields, Entry entry, YamlScalar scalar, ColumnTypeModel type, string typeName, RowScope scope, int depth)
    {
        var columns = fields.Find(YamlRole.Columns);
        if (!NeedsColumns(type))
        {
            if (columns is null)
            {
                return type;
            }

            reporter.Report(
                RowDescriptors.StructColumns,
                columns.Entry.KeySource,
                entry.Name,
                ColumnKindNames.Of(type),
                $"and so cannot have '{columns.Key.Name}:'. Use the type {ColumnKindNames.Of(ColumnKind.Struct)}, or remove them.");
            return null;
        }

        if (columns is not { Value: YamlMapping mapping })
        {
            ReportStruct(entry, scalar, type);
            return null;
        }

        if (depth >= MaxDepth)
        {
            reporter.Report(RowDescriptors.NestedTooDeep, entry.KeySource, entry.Name, MaxDepth.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return null;
        }

        var name = TypeName(typeName, entry, scope);
        if (!scope.Types.Add(name) || !scope.Types.Add(name, RowModel.ShapeEnding) || !scope.Types.Add(name, RowModel.ColumnsEnding))
        {
            return null;
        }

        var (row, _) = Bind(typeName, Text(fields, YamlRole.Description), columns.Entry.File, mapping, scope, depth + 1);
        if (row.Columns.IsEmpty)
        {
            if (mapping.IsComplete)
            {
                reporter.Report(RowDescriptors.NoColumns, columns.Entry.KeySource, $"column '{entry.Name}'", columns.Key.Name, "give it another type");
            }

            return null;
        }

        return WithStruct(type, row);
    }

    private ColumnTypeModel? ReadType(Entry entry, YamlScalar scalar)
    {
        if (scalar.Text.Length == 0 || scalar.IsNull)
        {
            reporter.Report(RowDescriptors.NoColumnType, entry.KeySource, entry.Name, ColumnKindNames.List);
            return null;
        }

        if (_shortForms.TryGetValue(scalar.Text, out var known))
        {
            return known;
        }

        var (type, parser) = ColumnTypeParser.Parse(entry.Name, scalar.Text);
        if (type is null)
        {
            reporter.Report(parser.Descriptor!, entry.File, ScalarParts.Find(scalar, parser.Fault.Start, parser.Fault.Length) ?? scalar.Span, parser.Arguments);
            return null;
        }

        _shortForms.Add(scalar.Text, type);
        return type;
    }

    private bool CheckWidth(Entry entry, Source source, ColumnTypeModel type)
    {
        if (FindWide(type) is not { } wide)
        {
            return true;
        }

        var clrType = _table.Find(YamlRole.ClrType);
        reporter.Report(
            RowDescriptors.DecimalTooWide,
            source,
            entry.Name,
            wide.Precision.ToString(System.Globalization.CultureInfo.InvariantCulture),
            clrType?.Name ?? string.Empty,
            clrType is { Type.Choices: { IsEmpty: false } choices } ? choices[0].Name : string.Empty);
        return false;
    }

    private static ColumnTypeModel? FindWide(ColumnTypeModel? type) => type switch
    {
        null => null,
        { Kind: ColumnKind.Decimal, AsText: false, Precision: > 28 } => type,
        _ => FindWide(type.Element) ?? FindWide(type.Key),
    };

    private ColumnModel? ReportStruct(Entry entry, YamlScalar scalar, ColumnTypeModel type)
    {
        var key = _table.Find(YamlRole.Columns)?.Name;
        reporter.Report(
            RowDescriptors.StructColumns,
            entry.File,
            scalar.Span,
            entry.Name,
            ColumnKindNames.Of(type),
            $"and needs '{key}:' beside it. Write {{ {_table.Find(YamlRole.Type)?.Name}: {ColumnKindNames.Of(type)}, {key}: {{ name: type }} }}.");
        return null;
    }

    private static bool NeedsColumns(ColumnTypeModel? type) =>
        type is not null && (type.Kind == ColumnKind.Struct || NeedsColumns(type.Element) || NeedsColumns(type.Key));

    private static ColumnTypeModel? WithStruct(ColumnTypeModel? type, RowModel row) => type switch
    {
        null => null,
        { Kind: ColumnKind.Struct } => type with { Struct = row },
        _ => type with { Element = WithStruct(type.Element, row) },
    };

    private static ClrName TypeName(string typeName, Entry entry, RowScope scope) =>
        new(typeName, $"type of the column '{entry.Name}' of {scope.Object}", entry.KeySource, scope.RowKey);

    private static string? Text(Fields? fields, YamlRole role) => fields?.Find(role)?.Value is YamlScalar scalar ? scalar.Text : null;
}
