using TypedDao.BuiltIn;
using TypedDao.Extensibility;
using TypedDao.Interfaces;

[assembly: TypedDaoExtension]

// An object type and two interfaces that serve it, of which one can do less.
[ObjectType("BoxObject", DefaultInterface = typeof(RichInterface), Capabilities = [typeof(IDeletable), typeof(IExisting)])]
public sealed class BoxObject;

[InterfaceType("RichInterface", Serves = [typeof(BoxObject)])]
public sealed class RichInterface;

[InterfaceType("PoorInterface", Serves = [typeof(BoxObject)])]
public sealed class PoorInterface;

public interface IRichData : IDeletes, IChecksExistence;

[Implements(typeof(RichInterface), DataInterface = typeof(IRichData))]
public sealed class RichProvider : IInterfaceProvider<RichInterface>
{
    public IDataInterface Create(RichInterface options, InterfaceContext context) => throw new NotSupportedException();
}

[Implements(typeof(PoorInterface), DataInterface = typeof(IChecksExistence))]
public sealed class PoorProvider : IInterfaceProvider<PoorInterface>
{
    public IDataInterface Create(PoorInterface options, InterfaceContext context) => throw new NotSupportedException();
}
