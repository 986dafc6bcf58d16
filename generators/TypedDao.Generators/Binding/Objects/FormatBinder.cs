using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>Binds the file format of an object: short, long, or told by the suffix.</summary>
internal sealed class FormatBinder(BindingContext context)
{
    private readonly KeyColumnBinder _keyColumns = new(context);

    public FormatBindingModel? Bind(DeclaredObject declared, string? suffix)
    {
        if (declared.Fields.Table.Find(YamlRole.Format) is not { } key)
        {
            return null;
        }

        if (declared.Fields.Find(YamlRole.Format) is { } field)
        {
            return BindField(declared, field);
        }

        if (declared.Row is null)
        {
            return null;
        }

        if (FindBySuffix(suffix) is { } type)
        {
            var source = declared.Fields.Find(YamlRole.KeySuffix)?.Source ?? declared.Entry.KeySource;
            return ToModel(type, source, new(type.ClrName, []));
        }

        if (declared.Fields.Element.IsComplete)
        {
            context.Reporter.Report(
                ObjectDescriptors.FormatUnknown,
                declared.Fields.Find(YamlRole.KeySuffix)?.Source ?? declared.Entry.KeySource,
                declared.What,
                key.Name,
                suffix is null ? "no suffix that would imply one" : $"its suffix '{suffix}' implies none",
                string.Join(", ", context.Types.Formats.Names));
        }

        return null;
    }

    private FormatBindingModel? BindField(DeclaredObject declared, Field field)
    {
        var model = field.Value switch
        {
            YamlScalar scalar => BindShort(field, scalar),
            YamlMapping mapping => BindLong(declared, field, mapping),
            _ => ReportForm(field),
        };
        if (declared.Row is not null || RowBinder.Ways.Any(role => declared.Fields.Find(role) is not null))
        {
            return model;
        }

        context.Reporter.Report(
            ObjectDescriptors.FormatWithoutColumns, field.Entry.KeySource, declared.What, field.Key.Name, declared.Fields.NameOf(YamlRole.Columns));
        return null;
    }

    private FormatBindingModel? BindShort(Field field, YamlScalar scalar) =>
        context.Resolver.Resolve(context.Types.Formats, TypeResolver.FormatKind, scalar.Text, field.Source) is { } type
            ? ToModel(type, field.Source, context.Values.BindOptions(type.ClrName, Required(field, type), static _ => true))
            : null;

    /// <summary>The short form of a format with required keys lacks them.</summary>
    private Fields Required(Field field, FormatType type)
    {
        var table = context.Types.KeysOf(YamlElement.Format, type);
        return context.Fields.Read(new($"format '{type.Name}'", field.Source, [], IsComplete: true), table);
    }

    private FormatBindingModel? BindLong(DeclaredObject declared, Field field, YamlMapping mapping)
    {
        var generic = context.Types.KeysOf(YamlElement.Format);
        var element = Element.From($"format of the {declared.What}", field.Entry.KeySource, field.Entry.File, mapping);
        if (context.Resolver.Resolve(context.Types.Formats, TypeResolver.FormatKind, element, generic) is not { } type)
        {
            return null;
        }

        var table = context.Types.KeysOf(YamlElement.Format, type);
        context.Reporter.ReportOnce(table.Problems, field.Source);
        var fields = context.Fields.Read(element with { Name = $"format '{type.Name}'" }, table);
        if (declared.Row is not null)
        {
            _keyColumns.Check(declared, fields);
        }

        var options = context.Values.BindOptions(type.ClrName, fields, own => table.IsOwn(own.Key));
        return ToModel(type, fields.Find(YamlRole.Type)?.Source ?? field.Source, options);
    }

    private FormatBindingModel? ReportForm(Field field)
    {
        context.Reporter.Report(
            StructureDescriptors.WrongNode, field.Source, field.Key.Name, "the name of a format, or a mapping with its keys", field.Value.KindName);
        return null;
    }

    private FormatBindingModel ToModel(FormatType type, Source source, OptionsModel options) => new()
    {
        Name = type.Name,
        Implementation = context.Resolver.Implement(type, TypeResolver.FormatKind, source, options),
        Package = type.Package,
        Suffixes = type.Suffixes,
    };

    /// <summary>The format that a suffix implies, or the last parts of a suffix with several.</summary>
    private FormatType? FindBySuffix(string? suffix)
    {
        while (!string.IsNullOrEmpty(suffix))
        {
            foreach (var name in context.Types.Formats.Names)
            {
                var type = context.Types.Formats.Find(name)[0];
                if (type.Suffixes.Any(candidate => string.Equals(candidate, suffix, StringComparison.OrdinalIgnoreCase)))
                {
                    return type;
                }
            }

            var dot = suffix!.IndexOf('.');
            suffix = dot < 0 ? null : suffix.Substring(dot + 1);
        }

        return null;
    }
}
