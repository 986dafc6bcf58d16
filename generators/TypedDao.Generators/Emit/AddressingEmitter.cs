using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>
/// Emits how the members of a family and the partitions of an object are addressed: one by its exact keys (<c>For</c>), some by
/// ranges and sets (<c>Between</c>, <c>In</c>), and those that exist (<c>MembersAsync</c>, <c>PartitionsAsync</c>). Nested classes are
/// named as they are nested: the nearest of a name is the one that is meant.
/// </summary>
internal static class AddressingEmitter
{
    /// <param name="writer">Takes the code.</param>
    /// <param name="model">The object.</param>
    /// <param name="capabilities">What its parts can do, through the interface in question.</param>
    /// <param name="owner">The object's class, which has the conversions of enums.</param>
    public static void Emit(CodeWriter writer, ObjectModel model, CapabilitiesModel capabilities, string owner)
    {
        if (!model.KeyParameters.IsEmpty)
        {
            EmitMembers(writer, model, capabilities, owner);
        }
        else if (!model.PartitionKeys.IsEmpty)
        {
            EmitPartitions(writer, model, capabilities, owner);
        }
    }

    /// <summary>
    /// The members of a family. Ranges and sets take partition columns too, so that they select the same partitions of all members.
    /// </summary>
    private static void EmitMembers(CodeWriter writer, ObjectModel model, CapabilitiesModel capabilities, string owner)
    {
        ParameterModel[] selecting = [.. model.Parameters];
        EmitFor(writer, [.. model.KeyParameters], owner, "Member", "member");
        EmitSelecting(writer, selecting, owner, "members");
        EmitList(writer, capabilities, "Member");
        EmitPart(writer, model, capabilities.Member, "Member", [.. model.KeyParameters], owner, inner =>
        {
            if (!model.PartitionKeys.IsEmpty)
            {
                EmitPartitions(inner, model, capabilities, owner);
            }
        });
        EmitSelection(writer, model, capabilities, "Member", selecting, owner);
    }

    /// <summary>The partitions of an object or of a member.</summary>
    private static void EmitPartitions(CodeWriter writer, ObjectModel model, CapabilitiesModel capabilities, string owner)
    {
        ParameterModel[] keys = [.. model.PartitionKeys];
        EmitFor(writer, keys, owner, "Partition", "partition");
        EmitSelecting(writer, keys, owner, "partitions");
        EmitList(writer, capabilities, "Partition");
        EmitPart(writer, model, capabilities.Partition, "Partition", [.. model.Parameters], owner, static _ => { });
        EmitSelection(writer, model, capabilities, "Partition", keys, owner);
    }

    private static void EmitPart(
        CodeWriter writer, ObjectModel model, EquatableArray<CapabilityModel> capabilities, string part, ParameterModel[] parameters, string owner, Action<CodeWriter> emitParts)
    {
        writer.Line();
        writer.Line($"/// <summary>One {part.ToLowerInvariant()}.</summary>");
        writer.Line($"public sealed class {part} : {ObjectEmitter.Bases(model, capabilities)}");
        writer.Open();
        writer.Line($"internal {part}({Clr.ObjectTarget} target) : base(target) {{ }}");
        foreach (var parameter in parameters)
        {
            writer.Line();
            writer.Line($"/// <summary>{OfParameter(parameter)}</summary>");
            writer.Line($"public {KeyTypes.PropertyType(parameter)} {CSharpText.Identifier(parameter.PropertyName)} => {KeyTypes.FromTarget(parameter, owner)};");
        }

        emitParts(writer);
        writer.Close();
    }

    private static void EmitSelection(
        CodeWriter writer, ObjectModel model, CapabilitiesModel capabilities, string part, ParameterModel[] parameters, string owner)
    {
        writer.Line();
        writer.Line($"/// <summary>Some of the {part.ToLowerInvariant()}s.</summary>");
        writer.Line($"public sealed class Selection : {ObjectEmitter.Bases(model, capabilities.Selection)}");
        writer.Open();
        writer.Line($"internal Selection({Clr.ObjectTarget} target) : base(target) {{ }}");
        if (parameters.Length > 1)
        {
            EmitSelecting(writer, parameters, owner, $"{part.ToLowerInvariant()}s");
        }

        EmitList(writer, capabilities, part);
        writer.Close();
    }

    private static void EmitFor(CodeWriter writer, ParameterModel[] parameters, string owner, string part, string noun)
    {
        var arguments = string.Join(", ", parameters.Select(static parameter => $"{KeyTypes.ClrType(parameter)}{(parameter.IsNullable ? "?" : null)} {KeyTypes.Argument(parameter)}"));
        var conditions = parameters.Select(parameter => $".Where({Exact(parameter, owner)})");
        writer.Line();
        writer.Line($"/// <summary>The {noun} of exact keys. No I/O: it need not exist.</summary>");
        foreach (var parameter in parameters)
        {
            writer.Line($"/// <param name=\"{CSharpText.ArgumentName(parameter.PropertyName)}\">{OfParameter(parameter)}</param>");
        }

        writer.Line($"public {part} For({arguments}) => new(Target{string.Concat(conditions)});");
    }

    /// <summary>The condition of one value; of a nullable column also of none.</summary>
    private static string Exact(ParameterModel parameter, string owner)
    {
        var name = CSharpText.Literal(parameter.Name);
        var argument = KeyTypes.Argument(parameter);
        if (!parameter.IsNullable)
        {
            return $"{Clr.KeyCondition}.Equal({name}, {KeyTypes.ToKey(parameter, argument, owner)})";
        }

        var value = parameter.Kind == ColumnKind.String && parameter.Enum is null ? argument : $"{argument}.Value";
        return $"{argument} is null ? {Clr.KeyCondition}.Null({name}) : {Clr.KeyCondition}.Equal({name}, {KeyTypes.ToKey(parameter, value, owner)})";
    }

    private static void EmitSelecting(CodeWriter writer, ParameterModel[] parameters, string owner, string nouns)
    {
        if (parameters.Length == 1)
        {
            EmitSelectingOne(writer, parameters[0], owner, nouns);
            return;
        }

        ParameterModel[] ordered = [.. parameters.Where(KeyTypes.IsOrdered)];
        if (ordered.Length > 0)
        {
            writer.Line();
            writer.Line($"/// <summary>The {nouns} with keys in ranges, bounds included. A range that is left out allows all.</summary>");
            EmitOptional(
                writer,
                "Between",
                ordered,
                static parameter => $"({KeyTypes.ClrType(parameter)} From, {KeyTypes.ClrType(parameter)} To)?",
                parameter =>
                    $"Between({CSharpText.Literal(parameter.Name)}, {KeyTypes.ToKey(parameter, $"{KeyTypes.Argument(parameter)}.Value.From", owner)}, {KeyTypes.ToKey(parameter, $"{KeyTypes.Argument(parameter)}.Value.To", owner)})");
        }

        writer.Line();
        writer.Line($"/// <summary>The {nouns} with keys in sets. A set that is left out allows all; an empty one none.</summary>");
        EmitOptional(
            writer,
            "In",
            parameters,
            static parameter => $"{Clr.Sequence}<{KeyTypes.ClrType(parameter)}>?",
            parameter => $"In({CSharpText.Literal(parameter.Name)}, {Keys(parameter, KeyTypes.Argument(parameter), owner)})");
    }

    private static void EmitSelectingOne(CodeWriter writer, ParameterModel parameter, string owner, string nouns)
    {
        var type = KeyTypes.ClrType(parameter);
        var name = CSharpText.Literal(parameter.Name);
        if (KeyTypes.IsOrdered(parameter))
        {
            writer.Line();
            writer.Line($"/// <summary>The {nouns} with a key in a range, bounds included.</summary>");
            writer.Line($"public Selection Between({type} from, {type} to) => new(Target.Where({Clr.KeyCondition}.Between({name}, {KeyTypes.ToKey(parameter, "from", owner)}, {KeyTypes.ToKey(parameter, "to", owner)})));");
        }

        writer.Line();
        writer.Line($"/// <summary>The {nouns} with one of several keys; no key selects none.</summary>");
        writer.Line($"public Selection In(params {Clr.Sequence}<{type}> values) => new(Target.Where({Clr.KeyCondition}.In({name}, {Keys(parameter, "values", owner)})));");
    }

    private static void EmitOptional(
        CodeWriter writer,
        string method,
        ParameterModel[] parameters,
        Func<ParameterModel, string> type,
        Func<ParameterModel, string> condition)
    {
        var target = "target";
        while (parameters.Any(parameter => CSharpText.ArgumentName(parameter.PropertyName) == target))
        {
            target = "_" + target;
        }

        var arguments = parameters.Select(parameter => $"{type(parameter)} {KeyTypes.Argument(parameter)} = null");
        writer.Line($"public Selection {method}({string.Join(", ", arguments)})");
        writer.Open();
        writer.Line($"{Clr.ObjectTarget} {target} = Target;");
        foreach (var parameter in parameters)
        {
            writer.Line($"if ({KeyTypes.Argument(parameter)} is not null) {target} = {target}.Where({Clr.KeyCondition}.{condition(parameter)});");
        }

        writer.Line($"return new({target});");
        writer.Close();
    }

    /// <summary>Lists what exists: <c>MembersAsync</c> or <c>PartitionsAsync</c>.</summary>
    private static void EmitList(CodeWriter writer, CapabilitiesModel capabilities, string part)
    {
        if (!capabilities.ListsKeys)
        {
            return;
        }

        writer.Line();
        writer.Line($"/// <summary>Lists the {part.ToLowerInvariant()}s that exist.</summary>");
        writer.Line($"public {Clr.AsyncEnumerable}<{part}> {part}sAsync({Clr.CancellationToken} cancellationToken = default)");
        writer.Indented(inner => inner.Line($"=> {Clr.KeyOperations}.List{part}sAsync(Target, static target => new {part}(target), cancellationToken);"));
    }

    private static string Keys(ParameterModel parameter, string values, string owner) =>
        $"{Clr.Enumerable}.Select({values}, static value => {KeyTypes.ToKey(parameter, "value", owner)})";

    private static string OfParameter(ParameterModel parameter)
    {
        var text = XmlText.Code($"{parameter.Name}: {Documentation.YamlType(new ColumnTypeModel(parameter.Kind) { IsNullable = parameter.IsNullable })}");
        return parameter.Description is null ? text : $"{text} {XmlText.Sentence(parameter.Description)}";
    }
}
