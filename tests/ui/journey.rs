//! The main job from end to end, as a user does it: by role and label in the whole window, over the real backend and
//! the Demo's simulator.

use secpaid_desktop::model::{Environment, RowSource as _};
use secpaid_desktop::state::{Action, Screen};

use crate::stage::picture;
use crate::window::{Opening, Window};

#[test]
fn the_demo_opens_with_its_pay_ins() {
    let mut window = Window::open(&Opening::default());
    window.until("thirty days of pay-ins are read", |state| {
        let view = &state.session().pay_ins;
        !view.rows.is_loading() && view.indexing.is_none() && !view.index.is_empty()
    });
    assert_eq!(window.state().active.environment, Environment::Demo);
    assert!(window.state().session().pay_ins.shown().len() > 20);
    picture(&mut window.harness, "journey-pay-ins");
    window.act(Action::Go(Screen::Links));
    window.until("the unpaid links are read", |state| state.session().links.unpaid.index.len() == 40);
    picture(&mut window.harness, "journey-links");
}
