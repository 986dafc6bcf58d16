using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>Emits the class of an object: its capabilities, its definition, and how its parts are addressed.</summary>
internal static class ObjectEmitter
{
    public static void Emit(CodeWriter writer, ObjectModel model, string storeClass, string storeName, Scope scope)
    {
        var type = scope.TypeName(model.ClassName);
        var name = CSharpText.Identifier(model.ClassName);
        writer.Line();
        writer.Line($"/// <inheritdoc cref=\"{CSharpText.Identifier(storeClass)}.{CSharpText.Identifier(model.PropertyName)}\"/>");
        writer.Line(Header.GeneratedCodeAttribute);
        writer.Line($"public sealed partial class {name} : {Bases(model, model.Capabilities.Object)}");
        writer.Open();
        writer.Line($"internal {name}({Clr.ObjectTarget} target) : base(target) {{ }}");
        writer.Line();
        DefinitionEmitter.Emit(writer, model, storeName, type);
        AddressingEmitter.Emit(writer, model, model.Capabilities, type);
        foreach (var parameter in model.Parameters)
        {
            KeyTypes.EmitEnumConversions(writer, parameter);
        }

        if (!model.Via.IsEmpty)
        {
            EmitVia(writer, model, type);
        }

        writer.Close();
    }

    /// <summary>The property of the store.</summary>
    public static void EmitProperty(CodeWriter writer, ObjectModel model, Scope scope)
    {
        var type = scope.TypeName(model.ClassName);
        writer.Line($"/// <summary>{(model.Description is null ? $"The object {XmlText.Code(model.Name)}." : XmlText.Sentence(model.Description))}</summary>");
        writer.Line("/// <remarks>");
        foreach (var remark in Documentation.RemarksOf(model))
        {
            writer.Line($"/// {remark}");
        }

        writer.Line("/// </remarks>");
        if (model.Deprecated is not null)
        {
            writer.Line($"[{Clr.Obsolete}({CSharpText.Literal(model.Deprecated)})]");
        }

        writer.Line($"public {type} {CSharpText.Identifier(model.PropertyName)} => field ??= new(new(_context, {type}.Definition));");
    }

    /// <summary>The base class and the capabilities of an object, member or selection.</summary>
    public static string Bases(ObjectModel model, EquatableArray<CapabilityModel> capabilities)
    {
        var bases = new List<string>(capabilities.Count + 1)
        {
            model.Rows is { } rows
                ? $"{(capabilities.Any(static capability => capability.Reads) ? Clr.ReadableObject : Clr.DataObject)}<{rows.RowType}, {rows.ShapeType}>"
                : Clr.DataObject,
        };
        bases.AddRange(capabilities.Select(capability => capability.TypeParameters switch
        {
            0 => capability.ClrType,
            1 => $"{capability.ClrType}<{model.Rows!.RowType}>",
            _ => $"{capability.ClrType}<{model.Rows!.RowType}, {model.Rows.ColumnsType}>",
        }));
        return string.Join(", ", bases);
    }

    private static void EmitVia(CodeWriter writer, ObjectModel model, string type)
    {
        writer.Line();
        writer.Line("/// <summary>The object through another interface of its store.</summary>");
        writer.Line($"public Interfaces Via => field ??= new(Target);");
        writer.Line();
        writer.Line("/// <summary>The other interfaces of the store.</summary>");
        writer.Line("public sealed class Interfaces");
        writer.Open();
        writer.Line($"private readonly {Clr.ObjectTarget} _target;");
        writer.Line();
        writer.Line($"internal Interfaces({Clr.ObjectTarget} target) => _target = target;");
        foreach (var via in model.Via)
        {
            var missing = via.MissingPackage is null ? null : $" Its operations are in the package {XmlText.Code(via.MissingPackage)}, which is not referenced.";
            writer.Line();
            writer.Line($"/// <summary>Through {XmlText.Escape(via.Type)}.{missing}</summary>");
            writer.Line($"public {via.ClassName} {CSharpText.Identifier(via.PropertyName)} => field ??= new(_target with {{ Via = {CSharpText.Literal(via.Key)} }});");
        }

        writer.Close();
        foreach (var via in model.Via)
        {
            writer.Line();
            writer.Line($"/// <summary>The object through {XmlText.Escape(via.Type)}.</summary>");
            writer.Line($"public sealed class {via.ClassName} : {Bases(model, via.Capabilities.Object)}");
            writer.Open();
            writer.Line($"internal {via.ClassName}({Clr.ObjectTarget} target) : base(target) {{ }}");
            if (via.MissingPackage is null)
            {
                AddressingEmitter.Emit(writer, model, via.Capabilities, type);
            }

            writer.Close();
        }
    }
}
