using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>Binds the placeholders of a key to typed parameters.</summary>
internal sealed class ParameterBinder(BindingContext context)
{
    /// <summary>How many steps the search for equal keys may take in a catalog; templates left over then count as ambiguous.</summary>
    private const int MaxSteps = 10_000_000;

    private int _steps;

    public EquatableArray<ParameterModel> Bind(DeclaredObject declared, NameScope names)
    {
        var placeholders = new Dictionary<string, KeyPart>(StringComparer.Ordinal);
        var parameters = new List<ParameterModel>();
        var declaredTypes = ReadTypes(declared, [.. declared.Key.Placeholders.Select(part => part.Name).Distinct(StringComparer.Ordinal)]);
        foreach (var part in declared.Key.Placeholders)
        {
            if (placeholders.TryGetValue(part.Name, out var earlier))
            {
                if (earlier.Format != part.Format)
                {
                    context.Reporter.ReportPair(ObjectDescriptors.RepeatedPlaceholder, part.Source, earlier.Source, part.Name);
                }

                continue;
            }

            placeholders.Add(part.Name, part);
            if (BindPart(declared, part, declaredTypes, names) is { } parameter)
            {
                parameters.Add(parameter);
            }
        }

        CheckAmbiguity(declared.Key, parameters);
        return parameters.ToEquatableArray();
    }

    private ParameterModel? BindPart(DeclaredObject declared, KeyPart part, Dictionary<string, ColumnKind> declaredTypes, NameScope names)
    {
        var column = declared.Row?.Columns.TryGetValue(part.Name, out var found) == true && !found.Model.IsBroken ? found.Model : null;
        var kind = ReadKind(part, declaredTypes, column);
        if (column is not null && column.Type.Kind != kind)
        {
            context.Reporter.Report(
                ObjectDescriptors.ParameterMismatch, part.Source, part.Name, ColumnKindNames.Of(column.Type with { IsNullable = false }), ColumnKindNames.Of(kind));
        }

        if (!KeyKinds.Allows(kind))
        {
            context.Reporter.Report(ObjectDescriptors.BadParameterType, part.Source, part.Name, ColumnKindNames.Of(kind), string.Empty, KeyKinds.List);
            kind = ColumnKind.String;
        }

        var format = CheckFormat(part, kind) ? part.Format : null;
        var name = new ClrName(
            column?.PropertyName ?? CSharpName.From(part.Name) ?? part.Name, $"placeholder '{part.Name}' of the {declared.What}", part.Source, declared.Fields.NameOf(YamlRole.KeyPrefix));
        if (!names.Add(name))
        {
            return null;
        }

        var isEnum = column?.Enum is not null && kind == ColumnKind.String;
        return new()
        {
            Name = part.Name,
            PropertyName = name.Text,
            Kind = kind,
            Format = format,
            Enum = isEnum ? column!.Enum : null,
            EnumType = isEnum ? EnumTypes.Of(declared.Row!, column!.Enum!) : null,
            Description = column?.Description,
        };
    }

    /// <summary>What is declared, what the format says, what the column of that name is, or text.</summary>
    private static ColumnKind ReadKind(KeyPart part, Dictionary<string, ColumnKind> declaredTypes, ColumnModel? column) =>
        declaredTypes.TryGetValue(part.Name, out var kind) ? kind
        : column is not null && (part.Format is null ? KeyKinds.Allows(column.Type.Kind) : TextForms.Has(column.Type.Kind)) ? column.Type.Kind
        : part.Format is null ? ColumnKind.String
        : ColumnKind.Date;

    private bool CheckFormat(KeyPart part, ColumnKind kind)
    {
        if (part.Format is null)
        {
            return true;
        }

        var problem = !TextForms.Has(kind)
            ? $"values of the type {ColumnKindNames.Of(kind)} have no formats"
            : TextForms.Problem(kind, part.Format, isKey: true);
        if (problem is null)
        {
            return true;
        }

        context.Reporter.Report(ObjectDescriptors.BadParameterFormat, part.Source, part.Name, part.Format, problem);
        return false;
    }

    private Dictionary<string, ColumnKind> ReadTypes(DeclaredObject declared, string[] placeholders)
    {
        var types = new Dictionary<string, ColumnKind>(StringComparer.Ordinal);
        if (declared.Fields.Find(YamlRole.Parameters) is not { } field || context.ReadMapping(field, "a mapping of placeholders to types") is not { } mapping)
        {
            return types;
        }

        foreach (var entry in mapping.Entries)
        {
            if (entry.IsDuplicate)
            {
                continue;
            }

            if (!placeholders.Contains(entry.Key.Text))
            {
                context.Reporter.Report(
                    ObjectDescriptors.UnknownParameter,
                    field.Entry.File,
                    entry.Key.Span,
                    entry.Key.Text,
                    field.Key.Name,
                    NearName.Hint(entry.Key.Text, placeholders),
                    placeholders.Length == 0 ? "none" : string.Join(", ", placeholders));
            }
            else if (ReadType(field, entry) is { } kind)
            {
                types.Add(entry.Key.Text, kind);
            }
        }

        return types;
    }

    private ColumnKind? ReadType(Field field, YamlEntry entry)
    {
        var text = entry.Value is YamlScalar scalar ? scalar.Text : entry.Value.KindName;
        if (ColumnKindNames.TryFind(text, out var kind) && KeyKinds.Allows(kind))
        {
            return kind;
        }

        context.Reporter.Report(
            ObjectDescriptors.BadParameterType,
            new(field.Entry.File, entry.Value.Span.Length == 0 ? entry.Key.Span : entry.Value.Span),
            entry.Key.Text,
            text,
            KeyKinds.Hint(text),
            KeyKinds.List);
        return null;
    }

    /// <summary>A segment that can be read in two ways would give one key to two members.</summary>
    private void CheckAmbiguity(KeyTemplate key, List<ParameterModel> parameters)
    {
        var byName = parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        foreach (var parts in key.Segments)
        {
            // What is wrong with a placeholder is said already.
            if (parts.Count(part => part.IsPlaceholder) < 2
                || parts.Any(part => part.IsPlaceholder && !byName.ContainsKey(part.Name))
                || parts.Zip(parts.Skip(1), (left, right) => left.IsPlaceholder && right.IsPlaceholder).Any(isAdjacent => isAdjacent))
            {
                continue;
            }

            foreach (var segment in SegmentAssembler.Segments(parts, part => (byName[part.Name].Kind, byName[part.Name].Format)))
            {
                if (segment.Language is not { } language || FindAmbiguity(language) is not { } ambiguity)
                {
                    continue;
                }

                var first = parts.Take(ambiguity.FirstPart).Last(part => part.IsPlaceholder);
                var other = parts.Skip(ambiguity.OtherPart - 1).First(part => part.IsPlaceholder);
                var example = ambiguity.Example is null ? string.Empty : $", such as '{ambiguity.Example}'";
                context.Reporter.Report(ObjectDescriptors.AmbiguousTemplate, other.Source, first.Written, other.Written, example);
                break;
            }
        }
    }

    private KeyAmbiguity? FindAmbiguity(KeyLanguage language) =>
        _steps > MaxSteps ? new(null, 1, language.LastPart) : language.FindAmbiguity(ref _steps);
}
