using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>Emits what the run time knows of an object. What equals a default is left out.</summary>
internal static class DefinitionEmitter
{
    public static void Emit(CodeWriter writer, ObjectModel model, string storeName, string type)
    {
        writer.Line("/// <summary>What the catalog says of the object.</summary>");
        writer.Line($"public static {Clr.ObjectDefinition} Definition {{ get; }} = new()");
        writer.Open();
        writer.Line($"Store = {CSharpText.Literal(storeName)},");
        writer.Line($"Name = {CSharpText.Literal(model.Name)},");
        writer.Line($"Type = {CSharpText.Literal(model.Type)},");
        writer.Line($"Shape = {Clr.ObjectShape}.{model.Shape.ToString()},");
        writer.Line($"Interface = {CSharpText.Literal(model.Interface)},");
        writer.Line($"Key = {CSharpText.Literal(model.Key)},");
        Emit(writer, "Suffix", model.Suffix);
        Emit(writer, "KeyParameters", model.KeyParameters);
        Emit(writer, "PartitionKeys", model.PartitionKeys);
        if (model.Rows is { } rows)
        {
            writer.Line($"Schema = {rows.ShapeType}.Schema,");
        }

        if (model.Format is { } format)
        {
            writer.Line($"Format = {BindingEmitter.Format(format, withSuffixes: model.Suffix is null)},");
        }

        EmitTexts(writer, "PrimaryKeys", model.PrimaryKeys);
        EmitTexts(writer, "Replicas", model.Replicas.Select(static replica => replica.Store).ToEquatableArray());
        if (model.Access != Model.AccessLevel.Modify)
        {
            writer.Line($"Access = {Clr.AccessLevel}.{model.Access.ToString()},");
        }

        if (model.IsShared)
        {
            writer.Line("Shared = true,");
        }

        if (model.RejectTo is not null)
        {
            writer.Line($"OnError = {Clr.ErrorPolicy}.Reject({CSharpText.Literal(model.RejectTo)}),");
        }
        else if (model.SkipsBadRows)
        {
            writer.Line($"OnError = {Clr.ErrorPolicy}.Skip,");
        }

        writer.Line($"Create = static target => new {type}(target),");
        writer.Line($"Options = {OptionsEmitter.Expression(model.Options)},");
        Emit(writer, "Description", model.Description);
        EmitProperties(writer, model.Properties);
        EmitTexts(writer, "Tags", model.Tags);
        writer.Close("};");
    }

    public static void EmitProperties(CodeWriter writer, EquatableArray<PropertyModel> properties)
    {
        if (!properties.IsEmpty)
        {
            var entries = properties.Select(static property => $"[{CSharpText.Literal(property.Name)}] = {CSharpText.Literal(property.Value)}");
            writer.Line($"Properties = new {Clr.Dictionary}<string, string>({properties.Count}) {{ {string.Join(", ", entries)} }},");
        }
    }

    private static void Emit(CodeWriter writer, string member, string? text)
    {
        if (text is not null)
        {
            writer.Line($"{member} = {CSharpText.Literal(text)},");
        }
    }

    private static void Emit(CodeWriter writer, string member, EquatableArray<ParameterModel> parameters)
    {
        if (!parameters.IsEmpty)
        {
            var items = parameters.Select(static parameter =>
                $"new({CSharpText.Literal(parameter.Name)}, {KeyTypes.Kind(parameter)}{(parameter.Format is null ? null : $", {CSharpText.Literal(parameter.Format)}")})");
            writer.Line($"{member} = [{string.Join(", ", items)}],");
        }
    }

    private static void EmitTexts(CodeWriter writer, string member, EquatableArray<string> texts)
    {
        if (!texts.IsEmpty)
        {
            writer.Line($"{member} = [{string.Join(", ", texts.Select(CSharpText.Literal))}],");
        }
    }
}
