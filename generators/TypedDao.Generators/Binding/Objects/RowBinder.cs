using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>Binds the rows of all objects, those that take the columns of another one after it.</summary>
internal sealed class RowBinder(BindingContext context, CatalogNameBinder names, IReadOnlyList<DeclaredStore> stores)
{
    /// <summary>The keys that say what an object's rows are.</summary>
    public static readonly YamlRole[] Ways = [YamlRole.Columns, YamlRole.ColumnsFrom, YamlRole.Row];

    private readonly Dictionary<string, DeclaredObject> _objects =
        stores.SelectMany(store => store.Objects).ToDictionary(declared => declared.FullName, StringComparer.Ordinal);

    private readonly ExistingRowBinder _existing = new(context, names);
    private readonly HashSet<DeclaredObject> _bound = [];
    private readonly List<DeclaredObject> _path = [];

    public void Bind()
    {
        foreach (var declared in _objects.Values)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            Bind(declared);
        }
    }

    private void Bind(DeclaredObject declared)
    {
        if (!_bound.Add(declared) || FindWay(declared) is not { } way)
        {
            return;
        }

        switch (way.Key.Role)
        {
            case YamlRole.Columns:
                BindColumns(declared, way, way);
                break;
            case YamlRole.ColumnsFrom:
                BindColumnsFrom(declared, way);
                break;
            default:
                _existing.Bind(declared, way);
                break;
        }
    }

    private Field? FindWay(DeclaredObject declared)
    {
        Field? found = null;
        foreach (var role in Ways)
        {
            if (declared.Fields.Find(role) is not { } field)
            {
                continue;
            }

            if (found is null)
            {
                found = field;
            }
            else
            {
                context.Reporter.ReportPair(
                    RowDescriptors.RowsTwice, field.Entry.KeySource, found.Entry.KeySource, declared.What, found.Key.Name, field.Key.Name);
            }
        }

        return found;
    }

    /// <param name="declared">The object.</param>
    /// <param name="way">The key that says what its rows are.</param>
    /// <param name="columns">The key with the columns, which may be another object's.</param>
    private void BindColumns(DeclaredObject declared, Field way, Field columns)
    {
        if (context.ReadMapping(columns, "a mapping of column names to types") is not { } mapping || BindRowName(declared) is not { } name)
        {
            return;
        }

        if (mapping.Entries.IsEmpty)
        {
            if (mapping.IsComplete)
            {
                context.Reporter.Report(RowDescriptors.NoColumns, way.Entry.KeySource, declared.What, way.Key.Name, "remove it: an object without columns is bytes");
            }

            return;
        }

        var scope = new RowScope(declared.Store.Types, declared.What, name.Key);
        var (row, bound) = context.Columns.Bind(
            name.Text, context.ReadText(declared.Fields, YamlRole.Description), columns.Entry.File, mapping, scope);
        declared.Row = new(row, names.ReferenceTo(declared.Store, row), bound);
        declared.OwnsRow = true;
    }

    /// <summary>The record's name; null where it cannot be used.</summary>
    private ClrName? BindRowName(DeclaredObject declared)
    {
        var key = declared.Fields.NameOf(YamlRole.RowName);
        var name = declared.Fields.Find(YamlRole.RowName) is { } field
            ? context.Names.Bind($"row of the {declared.What}", declared.Entry, key, field)
            : declared.ClrName with { What = $"row of the {declared.What}", Key = key };
        return declared.Store.Types.Add(name) && declared.Store.Types.Add(name, RowModel.ShapeEnding) && declared.Store.Types.Add(name, RowModel.ColumnsEnding) ? name : null;
    }

    private void BindColumnsFrom(DeclaredObject declared, Field way)
    {
        if (way.Value is not YamlScalar { Text: var text })
        {
            context.Reporter.Report(StructureDescriptors.WrongNode, way.Source, way.Key.Name, "the name of an object, as store.object", way.Value.KindName);
            return;
        }

        if (!_objects.TryGetValue(text, out var source))
        {
            context.Reporter.Report(
                RowDescriptors.UnknownColumnSource, way.Source, way.Key.Name, text, $"which does not exist. {NearName.Hint(text, _objects.Keys)}Write it as store.object.");
            return;
        }

        _path.Add(declared);
        if (_path.Contains(source))
        {
            var circle = string.Join(" → ", _path.SkipWhile(step => step != source).Append(source).Select(step => step.FullName));
            context.Reporter.Report(RowDescriptors.CyclicColumns, way.Source, way.Key.Name, declared.FullName, circle);
        }
        else
        {
            Bind(source);
            TakeColumns(declared, way, source);
        }

        _path.RemoveAt(_path.Count - 1);
    }

    /// <summary>Without a row name of its own, an object has the rows of the other one.</summary>
    private void TakeColumns(DeclaredObject declared, Field way, DeclaredObject source)
    {
        if (source.Row is null)
        {
            if (FindWay(source) is null)
            {
                context.Reporter.Report(RowDescriptors.UnknownColumnSource, way.Source, way.Key.Name, source.FullName, "which has no columns: it is bytes.");
            }
        }
        else if (declared.Fields.Find(YamlRole.RowName) is null)
        {
            declared.Row = source.Row;
        }
        else if (OriginOf(source) is { Key.Role: YamlRole.Columns } columns)
        {
            BindColumns(declared, way, columns);
        }
        else
        {
            _existing.Bind(declared, OriginOf(source));
        }
    }

    /// <summary>The key that says what the rows are, which may be several objects away.</summary>
    private Field OriginOf(DeclaredObject declared) =>
        FindWay(declared) is { Key.Role: not YamlRole.ColumnsFrom } origin
            ? origin
            : OriginOf(_objects[((YamlScalar)declared.Fields.Find(YamlRole.ColumnsFrom)!.Value).Text]);
}
