using TypedDao.Generators.Binding;
using TypedDao.Generators.Locking;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Tests.Locking;

public sealed class TypeWideningTests
{
    private static readonly string[] Types =
    [
        "bool", "int8", "int16", "int32", "int64", "float", "double", "string", "bytes", "uuid", "date", "time", "timestamp", "timestamp_ntz",
        "decimal(10,2)", "decimal(12,2)", "decimal(12,4)", "decimal(38,0)", "list<int32>", "list<int64>", "list<int32?>", "map<string,float>", "map<string,double>", "struct",
    ];

    [Theory]
    [InlineData("int64", "int8", true)]
    [InlineData("int8", "int64", false)]
    [InlineData("double", "float", true)]
    [InlineData("double", "int32", false)]
    [InlineData("decimal(12,4)", "decimal(10,2)", true)]
    [InlineData("decimal(12,4)", "decimal(12,2)", false)]
    [InlineData("decimal(38,0)", "decimal(10,2)", false)]
    [InlineData("list<int64>", "list<int32>", true)]
    [InlineData("list<int32?>", "list<int32>", false)]
    [InlineData("map<string,double>", "map<string,float>", true)]
    [InlineData("map<int64,double>", "map<int32,float>", false)]
    [InlineData("string", "int32", false)]
    public void A_type_holds_another_or_not(string wide, string narrow, bool holds)
        => Assert.Equal(holds, TypeWidening.Holds(Parse(wide), Parse(narrow)));

    [Fact]
    public void It_is_an_order()
    {
        foreach (string a in Types)
        {
            Assert.True(TypeWidening.Holds(Parse(a), Parse(a)), a);
            foreach (string b in Types.Where(other => other != a && TypeWidening.Holds(Parse(other), Parse(a))))
            {
                Assert.False(TypeWidening.Holds(Parse(a), Parse(b)), $"{a} and {b} hold each other");
                Assert.All(Types.Where(c => TypeWidening.Holds(Parse(c), Parse(b))), c => Assert.True(TypeWidening.Holds(Parse(c), Parse(a)), $"{a}, {b}, {c}"));
            }
        }
    }

    private static ColumnTypeModel Parse(string text) => ColumnTypeParser.Parse("x", text).Type!;
}
