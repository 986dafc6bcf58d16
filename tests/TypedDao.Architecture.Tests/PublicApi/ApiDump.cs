using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace TypedDao.Architecture.PublicApi;

/// <summary>An assembly's public surface as text: sorted, one line a member, equal for equal surfaces.</summary>
internal static class ApiDump
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The text of the assembly's visible types, by namespace and name, with <c>\n</c> line ends.</summary>
    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (IGrouping<string?, Type> group in assembly.GetTypes()
            .Where(IsVisible)
            .GroupBy(type => type.Namespace, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append("namespace ").Append(group.Key).Append('\n');
            foreach (Type type in group.OrderBy(TypeNames.OfDeclaration, StringComparer.Ordinal))
            {
                text.Append('\n');
                Write(type, text);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static bool IsVisible(Type type)
    {
        // The compiler's own types have names that C# cannot spell.
        if (type.Name.Contains('<', StringComparison.Ordinal))
        {
            return false;
        }

        return type.IsNested
            ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!)
            : type.IsPublic;
    }

    private static void Write(Type type, StringBuilder text)
    {
        foreach (string attribute in Literals.Attributes(type))
        {
            text.Append("  ").Append(attribute).Append('\n');
        }

        text.Append("  ").Append(Header(type)).Append('\n');
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return;
        }

        foreach (string line in type.IsEnum ? EnumMembers(type) : Members(type))
        {
            text.Append("    ").Append(line).Append('\n');
        }
    }

    private static string Header(Type type)
    {
        string constraints = Literals.Constraints(type.GetGenericArguments()[(type.DeclaringType?.GetGenericArguments().Length ?? 0)..]);
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            MethodInfo invoke = type.GetMethod("Invoke")!;
            return $"delegate {MemberText.ReturnType(invoke)} {TypeNames.OfDeclaration(type)}({MemberText.Parameters(invoke)}){constraints}";
        }

        if (type.IsEnum)
        {
            string flags = type.IsDefined(typeof(FlagsAttribute), inherit: false) ? "[Flags] " : "";
            Type underlying = Enum.GetUnderlyingType(type);
            return $"{flags}enum {TypeNames.OfDeclaration(type)}{(underlying == typeof(int) ? "" : $" : {TypeNames.Of(underlying)}")}";
        }

        string[] bases = [.. Bases(type)];
        return $"{Kind(type)} {TypeNames.OfDeclaration(type)}{(bases.Length == 0 ? "" : $" : {string.Join(", ", bases)}")}{constraints}";
    }

    private static string Kind(Type type)
    {
        if (type.IsInterface)
        {
            return "interface";
        }

        bool isRecord = type.GetMethods(Declared).Any(method => method.Name == "PrintMembers" && method.IsDefined(typeof(CompilerGeneratedAttribute)));
        string record = isRecord ? "record " : "";
        if (type.IsValueType)
        {
            string readOnly = type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false) ? "readonly " : "";
            return $"{readOnly}{(type.IsByRefLike ? "ref " : "")}{record}struct";
        }

        string modifier = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static ",
            (true, false) => "abstract ",
            (false, true) => "sealed ",
            _ => "",
        };
        return $"{modifier}{record}class";
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type is { IsValueType: false, BaseType: { } parent } && parent != typeof(object))
        {
            yield return TypeNames.Of(parent);
        }

        // Only what the type adds: not what its parent or another of its interfaces brings along.
        HashSet<Type> implied = [.. type.BaseType?.GetInterfaces() ?? [], .. type.GetInterfaces().SelectMany(contract => contract.GetInterfaces())];
        foreach (string name in type.GetInterfaces()
            .Where(contract => contract.IsVisible && !implied.Contains(contract))
            .Select(contract => TypeNames.Of(contract))
            .Order(StringComparer.Ordinal))
        {
            yield return name;
        }
    }

    private static IEnumerable<string> EnumMembers(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => $"{string.Concat(Literals.Attributes(field).Select(attribute => attribute + " "))}{field.Name} = {field.GetRawConstantValue()}");

    private static IEnumerable<string> Members(Type type) => type.GetMembers(Declared)
        .Where(member => member is not Type)
        .Select(member => (Order: Order(member), member.Name, Text: MemberText.Of(member)))
        .Where(entry => entry.Text is not null)
        .OrderBy(entry => entry.Order)
        .ThenBy(entry => entry.Name, StringComparer.Ordinal)
        .ThenBy(entry => entry.Text, StringComparer.Ordinal)
        .Select(entry => entry.Text!);

    private static int Order(MemberInfo member) => member switch
    {
        FieldInfo => 0,
        ConstructorInfo => 1,
        PropertyInfo => 2,
        EventInfo => 3,
        _ => 4,
    };
}
