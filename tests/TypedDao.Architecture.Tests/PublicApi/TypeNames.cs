using System.Reflection;

namespace TypedDao.Architecture.PublicApi;

/// <summary>Writes types as C# spells them: keywords, generic arguments, tuples, and nullability where it is known.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
        [typeof(char)] = "char",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    /// <summary>The type's name; <paramref name="flags"/> adds the question marks of references and type parameters.</summary>
    public static string Of(Type type, NullableFlags? flags = null)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, flags);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying, flags) + "?";
        }

        if (type.IsPointer)
        {
            return Of(type.GetElementType()!, flags) + "*";
        }

        string mark = Mark(type, flags);
        string name = type.IsArray ? $"{Of(type.GetElementType()!, flags)}[{new string(',', type.GetArrayRank() - 1)}]"
            : Keywords.TryGetValue(type, out string? keyword) ? keyword
            : NameWithArguments(type, flags);
        return name + mark;
    }

    /// <summary>The name of a declaration: without the arity, with its parameters and their variance.</summary>
    public static string OfDeclaration(Type type)
    {
        int outer = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        Type[] own = type.GetGenericArguments()[outer..];
        string nesting = type.DeclaringType is { } declaring ? OfDeclaration(declaring) + "." : "";
        return nesting + WithoutArity(type.Name) + (own.Length == 0 ? "" : $"<{string.Join(", ", own.Select(Parameter))}>");
    }

    private static string Mark(Type type, NullableFlags? flags)
    {
        if (flags is null)
        {
            return "";
        }

        if (!type.IsValueType)
        {
            return flags.TakeIsAnnotated() ? "?" : "";
        }

        if (type.IsGenericType)
        {
            flags.Skip();
        }

        return "";
    }

    private static string NameWithArguments(Type type, NullableFlags? flags)
    {
        if (type.IsGenericParameter || !type.IsGenericType)
        {
            return type is { IsNested: true, IsGenericParameter: false } ? $"{Of(type.DeclaringType!)}.{type.Name}" : type.Name;
        }

        Type[] arguments = type.GetGenericArguments();
        string[] names = [.. arguments.Select(argument => Of(argument, flags))];
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true)
        {
            return $"({string.Join(", ", names)})";
        }

        // A nested type repeats the arguments of the types around it.
        int outer = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        string nesting = "";
        if (type.DeclaringType is { } declaring)
        {
            Type around = outer == 0 ? declaring : declaring.MakeGenericType(arguments[..outer]);
            nesting = Of(around) + ".";
        }

        string[] own = names[outer..];
        return nesting + WithoutArity(type.Name) + (own.Length == 0 ? "" : $"<{string.Join(", ", own)}>");
    }

    private static string Parameter(Type parameter)
    {
        GenericParameterAttributes variance = parameter.GenericParameterAttributes & GenericParameterAttributes.VarianceMask;
        return variance switch
        {
            GenericParameterAttributes.Covariant => "out ",
            GenericParameterAttributes.Contravariant => "in ",
            _ => "",
        } + parameter.Name;
    }

    private static string WithoutArity(string name) => name.IndexOf('`', StringComparison.Ordinal) is > 0 and int at ? name[..at] : name;
}
