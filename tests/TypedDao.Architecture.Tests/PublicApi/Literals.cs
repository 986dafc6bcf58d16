using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace TypedDao.Architecture.PublicApi;

/// <summary>Constants, default values, attributes and constraints as C# text.</summary>
internal static class Literals
{
    /// <summary>A constant of the type given.</summary>
    public static string Of(object? value, Type type)
    {
        Type target = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            null => target.IsValueType && target == type || target.IsGenericParameter ? "default" : "null",
            string text => $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n")}\"",
            char character => $"'{character}'",
            bool flag => flag ? "true" : "false",
            Type named => $"typeof({TypeNames.Of(named)})",
            _ when target.IsEnum => Enumeration(target, value),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
    }

    /// <summary>The attributes that are part of a contract: the project's own, which are the YAML's schema, and those that guide a caller.</summary>
    public static IEnumerable<string> Attributes(MemberInfo member) => Contract(member.GetCustomAttributesData());

    /// <inheritdoc cref="Attributes(MemberInfo)"/>
    public static IEnumerable<string> Attributes(ParameterInfo parameter) => Contract(parameter.GetCustomAttributesData());

    /// <summary>The <c>where</c> clauses of the parameters given.</summary>
    public static string Constraints(IEnumerable<Type> parameters)
    {
        var text = new StringBuilder();
        foreach (Type parameter in parameters)
        {
            string[] constraints = [.. ConstraintsOf(parameter)];
            if (constraints.Length > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $" where {parameter.Name} : {string.Join(", ", constraints)}");
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> ConstraintsOf(Type parameter)
    {
        GenericParameterAttributes flags = parameter.GenericParameterAttributes;
        bool isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        byte nullability = NullableFlags.OfTypeParameter(parameter);
        if (parameter.GetCustomAttributesData().Any(attribute => attribute.AttributeType.Name == "IsUnmanagedAttribute"))
        {
            yield return "unmanaged";
        }
        else if (isStruct)
        {
            yield return "struct";
        }
        else if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            yield return nullability == 2 ? "class?" : "class";
        }
        else if (nullability == 1 && parameter.GetGenericParameterConstraints().Length == 0)
        {
            yield return "notnull";
        }

        foreach (string name in parameter.GetGenericParameterConstraints()
            .Where(constraint => constraint != typeof(ValueType))
            .Select(constraint => TypeNames.Of(constraint))
            .Order(StringComparer.Ordinal))
        {
            yield return name;
        }

        if (flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct)
        {
            yield return "new()";
        }

        if (flags.HasFlag(GenericParameterAttributes.AllowByRefLike))
        {
            yield return "allows ref struct";
        }
    }

    private static string Enumeration(Type type, object value)
    {
        object named = Enum.ToObject(type, value);
        return Enum.IsDefined(type, named) || type.IsDefined(typeof(FlagsAttribute), inherit: false)
            ? string.Join(" | ", named.ToString()!.Split(", ").Select(name => $"{TypeNames.Of(type)}.{name}"))
            : $"({TypeNames.Of(type)}){Convert.ToString(value, CultureInfo.InvariantCulture)}";
    }

    private static IEnumerable<string> Contract(IList<CustomAttributeData> attributes)
    {
        // Where a declaration needs a newer compiler, the compiler itself marks it obsolete for older ones.
        bool needsFeature = attributes.Any(attribute => attribute.AttributeType == typeof(CompilerFeatureRequiredAttribute));
        return attributes
            .Where(attribute => IsContract(attribute.AttributeType))
            .Where(attribute => !(needsFeature && attribute.AttributeType == typeof(ObsoleteAttribute)))
            .Select(Attribute)
            .Order(StringComparer.Ordinal);
    }

    private static bool IsContract(Type attribute) =>
        attribute.Namespace?.StartsWith("TypedDao", StringComparison.Ordinal) == true
        || attribute == typeof(ObsoleteAttribute)
        || attribute == typeof(AttributeUsageAttribute)
        || attribute.Name == "ExperimentalAttribute";

    private static string Attribute(CustomAttributeData attribute)
    {
        IEnumerable<string> arguments = attribute.ConstructorArguments.Select(Argument)
            .Concat(attribute.NamedArguments.Select(named => $"{named.MemberName} = {Argument(named.TypedValue)}"));
        string list = string.Join(", ", arguments);
        string name = TypeNames.Of(attribute.AttributeType);
        return $"[{(name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name)}{(list.Length == 0 ? "" : $"({list})")}]";
    }

    private static string Argument(CustomAttributeTypedArgument argument) =>
        argument.Value is IReadOnlyCollection<CustomAttributeTypedArgument> items
            ? $"[{string.Join(", ", items.Select(Argument))}]"
            : Of(argument.Value, argument.ArgumentType);
}
