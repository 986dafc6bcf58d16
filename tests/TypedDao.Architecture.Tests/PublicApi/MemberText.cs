using System.Reflection;
using System.Runtime.CompilerServices;

namespace TypedDao.Architecture.PublicApi;

/// <summary>Writes a member as the C# declaration that a caller would read.</summary>
internal static class MemberText
{
    /// <summary>The declaration, or null where the member is not visible outside of its assembly.</summary>
    public static string? Of(MemberInfo member)
    {
        string? text = member switch
        {
            FieldInfo field when IsVisible(field.Attributes) => Field(field),
            PropertyInfo property => Property(property),
            EventInfo { AddMethod: { } add } data when IsVisible(add) => $"{Modifiers(add)}event {TypeNames.Of(data.EventHandlerType!, NullableFlags.Of(data))} {data.Name}",
            ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) => Constructor(constructor),
            MethodInfo method when IsVisible(method) && !IsAccessor(method) => Method(method),
            _ => null,
        };

        return text is null ? null : string.Concat(Literals.Attributes(member).Select(attribute => attribute + " ")) + text;
    }

    /// <summary>The parameters of a method, delegate or constructor.</summary>
    public static string Parameters(MethodBase method)
    {
        string list = string.Join(", ", method.GetParameters().Select(Parameter));
        return method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " + list : list;
    }

    /// <summary>The type that a method returns, with how it is passed.</summary>
    public static string ReturnType(MethodInfo method)
    {
        string prefix = !method.ReturnType.IsByRef ? ""
            : method.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "InAttribute") ? "ref readonly "
            : "ref ";
        return prefix + TypeNames.Of(method.ReturnType, NullableFlags.Of(method.ReturnParameter));
    }

    private static bool IsVisible(MethodBase method) =>
        (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
        && !method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static bool IsVisible(FieldAttributes attributes) =>
        (attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;

    private static bool IsAccessible(MethodInfo? accessor) =>
        accessor is not null && (accessor.IsPublic || accessor.IsFamily || accessor.IsFamilyOrAssembly);

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && (method.Name.StartsWith("get_", StringComparison.Ordinal) || method.Name.StartsWith("set_", StringComparison.Ordinal)
            || method.Name.StartsWith("add_", StringComparison.Ordinal) || method.Name.StartsWith("remove_", StringComparison.Ordinal));

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        string access = Access(method) + (method.IsStatic ? "static " : "");
        if (method.IsAbstract)
        {
            // What an interface asks for is abstract unless it is static, where the word tells it from a helper.
            return access + (method.DeclaringType!.IsInterface && !method.IsStatic ? "" : "abstract ");
        }

        if (!method.IsVirtual || (method.IsFinal && method.GetBaseDefinition() == method))
        {
            return access;
        }

        return access + (method.GetBaseDefinition() == method ? "virtual " : method.IsFinal ? "sealed override " : "override ");
    }

    private static string Field(FieldInfo field)
    {
        string access = field.IsPublic ? "" : "protected ";
        string type = TypeNames.Of(field.FieldType, NullableFlags.Of(field));
        return field.IsLiteral
            ? $"{access}const {type} {field.Name} = {Literals.Of(field.GetRawConstantValue(), field.FieldType)}"
            : $"{access}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{Required(field)}{type} {field.Name}";
    }

    private static string? Property(PropertyInfo property)
    {
        MethodInfo? get = IsAccessible(property.GetMethod) ? property.GetMethod : null;
        MethodInfo? set = IsAccessible(property.SetMethod) ? property.SetMethod : null;
        if ((get ?? set) is not { } shown || property.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
            || property.Name == "EqualityContract")
        {
            return null;
        }

        string name = property.GetIndexParameters() is { Length: > 0 } index
            ? $"this[{string.Join(", ", index.Select(Parameter))}]"
            : property.Name;
        string setter = set is null ? ""
            : $" {(shown.IsPublic ? Access(set) : "")}{(IsInit(set) ? "init" : "set")};";
        string reference = property.PropertyType.IsByRef ? "ref " : "";
        string getter = get is null ? "" : " get;";
        return $"{Modifiers(shown)}{Required(property)}{reference}{TypeNames.Of(property.PropertyType, NullableFlags.Of(property))} {name} {{{getter}{setter} }}";
    }

    private static string Constructor(ConstructorInfo constructor)
    {
        string name = constructor.DeclaringType!.Name;
        int arity = name.IndexOf('`', StringComparison.Ordinal);
        return $"{Access(constructor)}{(arity < 0 ? name : name[..arity])}({Parameters(constructor)})";
    }

    private static string Method(MethodInfo method)
    {
        Type[] own = method.IsGenericMethodDefinition ? method.GetGenericArguments() : [];
        string generic = own.Length == 0 ? "" : $"<{string.Join(", ", own.Select(parameter => parameter.Name))}>";
        string name = method.Name switch
        {
            "op_Implicit" => "implicit operator",
            "op_Explicit" => "explicit operator",
            _ when method.IsSpecialName && method.Name.StartsWith("op_", StringComparison.Ordinal) => "operator " + method.Name["op_".Length..],
            _ => method.Name,
        };
        return $"{Modifiers(method)}{ReturnType(method)} {name}{generic}({Parameters(method)}){Literals.Constraints(own)}";
    }

    private static string Parameter(ParameterInfo parameter)
    {
        string attributes = string.Concat(Literals.Attributes(parameter).Select(attribute => attribute + " "));
        string passing = !parameter.ParameterType.IsByRef ? ""
            : parameter.IsOut ? "out "
            : parameter.IsIn ? "in "
            : "ref ";
        string variable = parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false)
            || parameter.IsDefined(typeof(ParamCollectionAttribute), inherit: false) ? "params " : "";
        string optional = parameter.HasDefaultValue ? " = " + Literals.Of(parameter.RawDefaultValue, parameter.ParameterType) : "";
        return $"{attributes}{passing}{variable}{TypeNames.Of(parameter.ParameterType, NullableFlags.Of(parameter))} {parameter.Name}{optional}";
    }

    private static string Required(MemberInfo member) => member.IsDefined(typeof(RequiredMemberAttribute), inherit: false) ? "required " : "";

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
