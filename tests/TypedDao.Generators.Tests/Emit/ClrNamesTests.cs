using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using TypedDao.Generators.Emit;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Tests.Emit;

/// <summary>The generator knows the run time by names alone, so a test keeps them true.</summary>
public sealed class ClrNamesTests
{
    private static readonly Assembly[] Assemblies =
        [typeof(IDataObject).Assembly, typeof(DataContext).Assembly, typeof(IServiceCollection).Assembly, typeof(object).Assembly, typeof(Uri).Assembly, typeof(Enumerable).Assembly, typeof(System.CodeDom.Compiler.GeneratedCodeAttribute).Assembly];

    public static TheoryData<string, string> Names =>
        [.. typeof(Clr).GetFields().Where(name => name.IsLiteral).Select(name => (name.Name, (string)name.GetRawConstantValue()!))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_name_is_that_of_a_public_type(string member, string name)
    {
        string full = name["global::".Length..].TrimEnd('.');
        bool exists = Assemblies
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Any(type => name.EndsWith('.') ? type.Namespace == full : $"{type.Namespace}.{type.Name.Split('`')[0]}" is { } found && (found == full || found == full + "Attribute"));
        Assert.True(exists, $"{member}: there is no type {full}.");
    }

    [Theory]
    [InlineData(typeof(ColumnKind), typeof(TypedDao.Schema.ColumnKind))]
    [InlineData(typeof(ObjectShape), typeof(Extensibility.ObjectShape))]
    [InlineData(typeof(AccessLevel), typeof(Extensibility.AccessLevel))]
    public void Choices_are_those_of_the_run_time(Type model, Type runtime)
        => Assert.Equal(System.Enum.GetNames(runtime), System.Enum.GetNames(model));

    [Fact]
    public void Every_scalar_has_a_method_of_readers_and_writers_and_a_shape()
    {
        foreach (string kind in System.Enum.GetNames<ColumnKind>().Append("DecimalText"))
        {
            Assert.NotNull(typeof(Rows.IFieldReader).GetMethod("Read" + kind));
            Assert.NotNull(typeof(Rows.IFieldWriter).GetMethod("Write" + kind));
            Assert.True(System.Enum.TryParse(kind, out ColumnKind known) is false || known is ColumnKind.Decimal or ColumnKind.List or ColumnKind.Map or ColumnKind.Struct || typeof(TypedDao.Schema.ColumnType).GetProperty(kind) is not null, kind);
            Assert.Contains(typeof(Rows.IRowShape<>).Assembly.GetExportedTypes(), type => type.Name.Split('`')[0] == kind + "Shape");
        }
    }

    [Fact]
    public void Reserved_names_are_those_of_the_context()
    {
        IEnumerable<string> members = typeof(DataContext).GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
            .Where(member => member is not ConstructorInfo && !member.Name.Contains('_', StringComparison.Ordinal) && member is not FieldInfo and not MethodBase { IsPrivate: true } and not PropertyInfo { GetMethod.IsAssembly: true })
            .Select(member => member.Name);
        Assert.Empty(members.Except(ReservedNames.Stores));
    }

    [Fact]
    public void Reserved_names_are_those_of_objects()
    {
        IEnumerable<string> members = typeof(ReadableObject<,>).GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(member => member is not ConstructorInfo && member is not FieldInfo && !member.Name.StartsWith("get_", StringComparison.Ordinal) && !member.Name.Contains('.', StringComparison.Ordinal))
            .Select(member => member.Name);
        Assert.Empty(members.Except(ReservedNames.Parameters));
    }
}
